import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpokenSegment, WindowResult } from '../transcription.ts';
import { isSuspect, repetition } from './guards.ts';
import { hearAll, hearWindow, type Recogniser } from './hear-window.ts';
import { readTokens, type Vocabulary } from './read-tokens.ts';
import { CONTEXT_SAMPLES, createFramer, FRAME_SAMPLES, findSpeech } from './voice.ts';
import { LONGEST_WINDOW, planWindows } from './windows.ts';

const FRAME_MS = 32;
/** Probabilities of a voice: 1 inside the stretches, 0 elsewhere. Seconds. */
const voiceIn = (seconds: number, ...stretches: readonly (readonly [number, number])[]) =>
  Array.from({ length: Math.floor((seconds * 1000) / FRAME_MS) }, (_none, frame) => {
    const at = (frame * FRAME_MS) / 1000;
    return stretches.some(([from, to]) => at >= from && at < to) ? 1 : 0;
  });

const segment = (text: string, from = 0, to = 1000, sure: number | null = 90): SpokenSegment => {
  const words = text.split(' ');
  const each = (to - from) / words.length;
  return {
    from,
    to,
    words: words.map((word, at) => ({ text: word, from: from + at * each, to: from + (at + 1) * each, sure })),
  };
};

describe('finding speech', () => {
  it('keeps some silence around a stretch and passes over a click', () => {
    const found = findSpeech(voiceIn(10, [2, 4], [6, 6.05]), 10_000);
    expect(found).toHaveLength(1);
    expect(found[0]?.from).toBeCloseTo(1_800, -2);
    expect(found[0]?.to).toBeCloseTo(4_200, -2);
  });

  it('does not part words by the silence between them', () => {
    expect(findSpeech(voiceIn(10, [2, 4], [4.3, 6]), 10_000)).toHaveLength(1);
    expect(findSpeech(voiceIn(10, [2, 4], [5, 6]), 10_000)).toHaveLength(2);
  });

  it('hears each frame behind the end of the one before, however the sound is cut', () => {
    const sound = Float32Array.from({ length: 5_000 }, (_none, at) => at);
    const whole = createFramer()(sound);
    const framer = createFramer();
    const parts = [0, 700, 701, 3_000].flatMap((from, index, all) =>
      framer(sound.subarray(from, all[index + 1] ?? 5_000)),
    );
    expect(parts).toEqual(whole);
    expect(whole[1]?.[0]).toBe(FRAME_SAMPLES - CONTEXT_SAMPLES);
    expect(whole[0]?.length).toBe(FRAME_SAMPLES + CONTEXT_SAMPLES);
  });
});

describe('planning windows', () => {
  it('packs neighbours together and parts what a long silence parts', () => {
    const likely = voiceIn(60, [1, 5], [6, 10], [30, 33]);
    const windows = planWindows(findSpeech(likely, 60_000), likely);
    expect(windows.map(({ from, to }) => [Math.round(from / 1000), Math.round(to / 1000)])).toEqual([
      [1, 10],
      [30, 33],
    ]);
  });

  it('cuts speech without a pause where it is quietest', () => {
    const likely: number[] = voiceIn(50, [0, 50]);
    likely[Math.round(20_000 / FRAME_MS)] = 0.4;
    const [first, second] = planWindows(findSpeech(likely, 50_000), likely);
    expect(first?.to).toBeCloseTo(20_000, -2);
    expect(second?.from).toBe(first?.to);
  });

  it('holds all speech in windows of at most 28 s, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6_000 }), (likely) => {
        const duration = likely.length * FRAME_MS;
        const stretches = findSpeech(likely, duration);
        const windows = planWindows(stretches, likely);
        for (const [at, { from, to, index }] of windows.entries()) {
          expect(index).toBe(at);
          expect(to).toBeGreaterThan(from);
          expect(to - from).toBeLessThanOrEqual(LONGEST_WINDOW);
          expect(from).toBeGreaterThanOrEqual(windows[at - 1]?.to ?? 0);
        }
        for (const { from, to } of stretches) {
          const held = windows.reduce((sum, w) => sum + Math.max(0, Math.min(w.to, to) - Math.max(w.from, from)), 0);
          expect(held).toBe(to - from);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the guards', () => {
  const SPEECH =
    'ja det var ju så att vi hade bestämt oss för att åka dit redan på morgonen men sedan ringde de från kommunen och sa att mötet var flyttat till onsdagen och då fick vi ställa om allting';

  it('let ordinary speech pass', () => {
    expect(isSuspect({ segments: [segment(SPEECH, 0, 14_000)], tokens: 60 }, 14_000)).toBe(false);
    expect(repetition(SPEECH)).toBeLessThan(1.9);
    expect(isSuspect({ segments: [segment('ja ja ja', 0, 2_000)], tokens: 4 }, 2_000)).toBe(false);
  });

  it.each([
    ['a phrase that comes back', 'det är så det är så det är så det är så', 40, 8_000],
    ['a word that is stuck', 'nej nej nej nej nej', 8, 4_000],
    ['more words than can be said', SPEECH, 60, 3_000],
    ['more tokens than can be said', 'ett två tre', 200, 3_000],
  ])('doubt %s', (_name, text, tokens, duration) => {
    expect(isSuspect({ segments: [segment(text, 0, duration)], tokens }, duration)).toBe(true);
  });

  it('doubt what the model itself is not sure of', () => {
    expect(isSuspect({ segments: [segment('kanske något här', 0, 3_000, 12)], tokens: 4 }, 3_000)).toBe(true);
  });
});

describe('reading tokens', () => {
  const WORDS: Record<number, string> = { 1: ' Hej', 2: ' på', 3: ' di', 4: 'g', 5: '.' };
  const vocabulary: Vocabulary = {
    text: (ids) => ids.map((id) => WORDS[id] ?? '').join(''),
    opensWord: (id) => WORDS[id]?.startsWith(' ') ?? false,
    textEnds: 50,
    timesFrom: 100,
  };
  const token = (id: number, at: number | null = null, sure: number | null = null) => ({ id, at, sure });

  it('joins the parts of a word, with the time of the first and the doubt of the least sure', () => {
    const { segments, tokens } = readTokens(
      [
        token(100),
        token(1, 0.1, 0.9),
        token(2, 0.5, 0.8),
        token(3, 0.9, 0.7),
        token(4, 1, 0.2),
        token(5, 1.1, 0.99),
        token(175),
        token(50),
      ],
      vocabulary,
      2_000,
    );
    expect(tokens).toBe(5);
    expect(segments[0]?.words).toEqual([
      { text: 'Hej', from: 100, to: 500, sure: 90 },
      { text: 'på', from: 500, to: 900, sure: 80 },
      { text: 'dig.', from: 900, to: 1_500, sure: 20 },
    ]);
  });

  it('spreads words over their segment when the model tells no times', () => {
    const { segments } = readTokens([token(100), token(1), token(2), token(150)], vocabulary, 2_000);
    expect(segments[0]?.words.map(({ from, to, sure }) => [from, to, sure])).toEqual([
      [0, 600, null],
      [600, 1_000, null],
    ]);
  });
});

describe('hearing a window', () => {
  const window = { index: 0, from: 10_000, to: 20_000 };
  const sound = new Float32Array(160_000);
  const loop = { segments: [segment('hej hej hej hej hej', 0, 10_000)], tokens: 10 };
  const saying = (...answers: readonly (readonly [string, number])[]): Recogniser => {
    let at = 0;
    return {
      async hear(samples) {
        const [text, tokens] = answers[at++] ?? ['', 0];
        return { segments: text ? [segment(text, 0, samples.length / 16)] : [], tokens };
      },
    };
  };

  it('answers times of the recording, and an empty window as empty', async () => {
    const heard = await hearWindow(window, sound, 'sv', saying(['hej på dig', 4]));
    expect(heard).toMatchObject({ state: 'done', segments: [{ from: 10_000, to: 20_000 }] });
    expect(await hearWindow(window, sound, 'sv', saying())).toMatchObject({ state: 'empty', segments: [] });
  });

  it('hears a doubtful window again in halves, and takes them when they are sound', async () => {
    const recogniser = saying(['hej hej hej hej hej', 10], ['hej på', 3], ['dig du', 3]);
    const heard = await hearWindow(window, sound, 'sv', recogniser);
    expect(heard.state).toBe('done');
    expect(heard.segments.flatMap(({ words }) => words.map(({ text }) => text))).toEqual(['hej', 'på', 'dig', 'du']);
    expect(heard.segments[1]?.from).toBeGreaterThanOrEqual(heard.segments[0]?.to ?? 0);
  });

  it('keeps what stays doubtful, and marks it', async () => {
    const heard = await hearWindow(window, sound, 'sv', { hear: async () => loop });
    expect(heard.state).toBe('suspect');
    expect(heard.segments[0]?.words).toHaveLength(5);
  });

  it('never lets times run backwards or leave the window', async () => {
    const wild = segment('ett två tre', 0, 9_000);
    const words = wild.words.map((word, at) => ({ ...word, from: at === 1 ? 90_000 : word.from, to: -5 }));
    const { segments } = await hearWindow(window, sound, 'sv', {
      hear: async () => ({ segments: [{ ...wild, words }], tokens: 4 }),
    });
    const times = segments.flatMap((each) => each.words.flatMap(({ from, to }) => [from, to]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThanOrEqual(window.to);
  });

  it('goes on behind a window that fails, and stops when it is told to', async () => {
    const windows = [0, 1, 2].map((index) => ({ index, from: index * 1_000, to: index * 1_000 + 900 }));
    const results: WindowResult[] = [];
    let calls = 0;
    const flaky: Recogniser = {
      async hear() {
        calls += 1;
        if (calls === 2) throw new Error('no');
        return { segments: [segment('hej', 0, 900)], tokens: 1 };
      },
    };
    const order = { windows, language: 'sv', sound: async () => new Float32Array(14_400) } as const;
    await hearAll(
      order,
      flaky,
      async (result) => void results.push(result),
      () => {},
    );
    expect(results.map(({ state }) => state)).toEqual(['done', 'failed', 'done']);
    await expect(
      hearAll(
        order,
        flaky,
        async () => {},
        () => {
          throw new Error('cancelled');
        },
      ),
    ).rejects.toThrow('cancelled');
  });
});
