import { SECOND } from '../../core/units.ts';
import { samplesOf } from '../sound.ts';
import type { SttOrder } from '../stt.port.ts';
import type { SpokenSegment, Window, WindowResult } from '../transcription.ts';
import { type Heard, isSuspect } from './guards.ts';
import { normaliseSpoken } from './normalise-spoken.ts';

/** A model that is loaded. */
export interface Recogniser {
  /**
   * Writes out at most 28 s.
   * @param samples mono at SAMPLE_RATE @param language null: the model decides
   * @throws when the model cannot be run; the window is then `failed`
   */
  hear(samples: Float32Array<ArrayBuffer>, language: SttOrder['language']): Promise<Heard>;
}

/** A doubtful window that is longer is heard again in two halves. Milliseconds. */
const WORTH_SPLITTING = 6 * SECOND;
/** Samples of the stretch whose loudness decides where to split: 50 ms. */
const STEP = 800;

/** Writes out one window: what looks wrong is heard again in halves, and what still looks wrong is kept and marked, never dropped. */
export async function hearWindow(
  window: Window,
  samples: Float32Array<ArrayBuffer>,
  language: SttOrder['language'],
  recogniser: Recogniser,
): Promise<WindowResult> {
  const duration = window.to - window.from;
  const heard = await recogniser.hear(samples, language);
  let segments = heard.segments;
  let suspect = isSuspect(heard, duration);
  if (suspect && duration > WORTH_SPLITTING) {
    const at = quietestSample(samples);
    const halves = [await recogniser.hear(samples.slice(0, at), language)];
    halves.push(await recogniser.hear(samples.slice(at), language));
    const ms = Math.round((at / samples.length) * duration);
    const again = halves.flatMap((half, index) => shifted(half.segments, index === 0 ? 0 : ms));
    const doubts = halves.map((half, index) => isSuspect(half, index === 0 ? ms : duration - ms));
    suspect = doubts.some(Boolean);
    // Two halves of which one is sound are better than a whole that is not.
    if (!doubts.every(Boolean)) segments = again;
  }
  const written = segments.map((segment) => ({ ...segment, words: normaliseSpoken(segment.words) }));
  const placed = within(shifted(written, window.from), window);
  const empty = placed.every(({ words }) => words.length === 0);
  return {
    ...window,
    state: empty ? 'empty' : suspect ? 'suspect' : 'done',
    segments: empty ? [] : placed,
    code: null,
  };
}

const shifted = (segments: readonly SpokenSegment[], by: number): readonly SpokenSegment[] =>
  segments.map(({ from, to, words }) => ({
    from: from + by,
    to: to + by,
    words: words.map((word) => ({ ...word, from: word.from + by, to: word.to + by })),
  }));

/** Times never run backwards and never leave the window, whatever the model said. */
function within(segments: readonly SpokenSegment[], window: Window): readonly SpokenSegment[] {
  let last = window.from;
  return segments.map((segment) => {
    const words = segment.words.map((word) => {
      const from = Math.min(window.to, Math.max(last, Math.round(word.from)));
      const to = Math.min(window.to, Math.max(from, Math.round(word.to)));
      last = from;
      return { ...word, from, to };
    });
    const first = words[0];
    const end = words.at(-1);
    return {
      from: first?.from ?? Math.min(window.to, Math.max(window.from, Math.round(segment.from))),
      to: end?.to ?? Math.min(window.to, Math.max(window.from, Math.round(segment.to))),
      words,
    };
  });
}

/** The middle of the quietest 50 ms in the middle half; the middle itself where nothing is quieter. */
export function quietestSample(samples: Float32Array): number {
  const loudness = (at: number) => {
    let sum = 0;
    for (let i = at; i < at + STEP; i++) sum += (samples[i] ?? 0) ** 2;
    return sum;
  };
  let best = Math.max(0, Math.floor((samples.length - STEP) / 2));
  let least = loudness(best);
  const last = Math.ceil((samples.length * 3) / 4) - STEP;
  for (let at = Math.floor(samples.length / 4); at < last; at += STEP / 2) {
    const here = loudness(at);
    if (here >= least) continue;
    least = here;
    best = at;
  }
  return best + STEP / 2;
}

/**
 * The work of an SttPort with a model at hand: every window is answered once, in order; one that fails is answered so, and the
 * work goes on. Throws what `stopped` throws.
 */
export async function hearAll(
  { windows, sound, language }: Pick<SttOrder, 'windows' | 'sound' | 'language'>,
  recogniser: Recogniser,
  on: (result: WindowResult) => Promise<void>,
  stopped: () => void,
): Promise<void> {
  for (const window of windows) {
    stopped();
    const samples = (await sound(window.from, window.to)).slice(0, samplesOf(window.to - window.from));
    stopped();
    const result = await hearWindow(window, samples, language, recogniser).catch(
      (): WindowResult => ({ ...window, state: 'failed', segments: [], code: 'speech-window-failed' }),
    );
    stopped();
    await on(result);
  }
}
