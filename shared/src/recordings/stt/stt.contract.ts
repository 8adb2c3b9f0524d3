import { describe, expect, it } from 'vitest';
import { millisecondsOf, samplesOf } from '../sound.ts';
import type { SttOrder, SttPort } from '../stt.port.ts';
import type { Window, WindowResult } from '../transcription.ts';
import type { Heard } from './guards.ts';
import type { Recogniser } from './hear-window.ts';

const WINDOWS: readonly Window[] = [0, 1, 2, 3].map((index) => ({
  index,
  from: 2_000 + index * 40_000,
  to: 2_000 + index * 40_000 + 5_000,
}));

/** The sound of a recording: each sample tells in which window it lies. */
const loudness = (index: number) => (index + 1) / 16;
const sound: SttOrder['sound'] = async (from, to) => {
  const window = WINDOWS.find((each) => from >= each.from && to <= each.to);
  return new Float32Array(samplesOf(to - from)).fill(window ? loudness(window.index) : 0);
};

/** Which window is heard, by its sound. */
const indexOf = (samples: Float32Array) => Math.round((samples[Math.floor(samples.length / 2)] ?? 0) * 16) - 1;

const saying = (text: string, samples: Float32Array): Heard => {
  const duration = millisecondsOf(samples.length);
  const words = text === '' ? [] : text.split(' ');
  const each = duration / Math.max(1, words.length);
  return {
    tokens: words.length,
    segments:
      words.length === 0
        ? []
        : [
            {
              from: 0,
              to: duration,
              words: words.map((word, at) => ({
                text: word,
                from: Math.round(at * each),
                to: Math.round((at + 1) * each),
                sure: 90,
              })),
            },
          ],
  };
};

/**
 * What every speech-to-text promises.
 * @param make a port whose engine hears with this recogniser, wherever it runs
 */
export function sttContract(name: string, make: (recogniser: Recogniser) => Promise<SttPort>): void {
  describe(`${name}, as speech to text`, () => {
    const plain: Recogniser = { hear: async (samples) => saying(`fönster ${indexOf(samples)}`, samples) };
    const order = (change: Partial<SttOrder> = {}): SttOrder => ({
      windows: WINDOWS,
      sound,
      model: 'whisper-base',
      language: 'sv',
      ...change,
    });
    const never = () => new AbortController().signal;

    it('answers every window once, in order, with the words where they were said', async () => {
      const results: WindowResult[] = [];
      await (await make(plain)).transcribe(order(), async (result) => void results.push(result), never());
      expect(results.map(({ index, from, to, state }) => ({ index, from, to, state }))).toEqual(
        WINDOWS.map((window) => ({ ...window, state: 'done' })),
      );
      for (const { index, from, to, segments } of results) {
        const words = segments.flatMap((segment) => segment.words);
        expect(words.map(({ text }) => text)).toEqual(['fönster', String(index)]);
        expect([words[0]?.from, words.at(-1)?.to]).toEqual([from, to]);
      }
    });

    it('hears nothing for windows that are left out', async () => {
      const results: WindowResult[] = [];
      const windows = WINDOWS.filter(({ index }) => index !== 1);
      await (await make(plain)).transcribe(order({ windows }), async (result) => void results.push(result), never());
      expect(results.map(({ index }) => index)).toEqual([0, 2, 3]);
    });

    it('waits until a result is safe before it gives the next', async () => {
      let saving = 0;
      let most = 0;
      const on = async () => {
        saving += 1;
        most = Math.max(most, saving);
        await new Promise((resolve) => setTimeout(resolve, 5));
        saving -= 1;
      };
      await (await make(plain)).transcribe(order(), on, never());
      expect(most).toBe(1);
    });

    it('answers a window that fails as failed, and goes on', async () => {
      const results: WindowResult[] = [];
      const failing: Recogniser = {
        async hear(samples) {
          if (indexOf(samples) === 1) throw new Error('no');
          return saying('hej', samples);
        },
      };
      await (await make(failing)).transcribe(order(), async (result) => void results.push(result), never());
      expect(results.map(({ state }) => state)).toEqual(['done', 'failed', 'done', 'done']);
      expect(results[1]).toMatchObject({ segments: [], code: 'speech-window-failed' });
    });

    it('answers a window without words as empty, and a doubtful one as suspect with all its words', async () => {
      const results: WindowResult[] = [];
      const mixed: Recogniser = {
        hear: async (samples) => saying(['', 'nej nej nej nej nej nej', 'hej', 'du'][indexOf(samples)] ?? '', samples),
      };
      await (await make(mixed)).transcribe(order(), async (result) => void results.push(result), never());
      expect(results.map(({ state }) => state)).toEqual(['empty', 'suspect', 'done', 'done']);
      expect(results[0]?.segments).toEqual([]);
      expect(results[1]?.segments.flatMap(({ words }) => words).length).toBeGreaterThanOrEqual(6);
    });

    it('asks for the language that was ordered, and for none when the model decides', async () => {
      const asked: (string | null)[] = [];
      const listening: Recogniser = {
        async hear(samples, language) {
          asked.push(language);
          return saying('hej', samples);
        },
      };
      const port = await make(listening);
      await port.transcribe(order({ windows: WINDOWS.slice(0, 1), language: 'fi' }), async () => {}, never());
      await port.transcribe(order({ windows: WINDOWS.slice(0, 1), language: null }), async () => {}, never());
      expect(asked).toEqual(['fi', null]);
    });

    it('stops when it is told to, says so, and gives nothing more', async () => {
      const stop = new AbortController();
      const results: WindowResult[] = [];
      const on = async (result: WindowResult) => {
        results.push(result);
        if (result.index === 1) stop.abort();
      };
      await expect((await make(plain)).transcribe(order(), on, stop.signal)).rejects.toMatchObject({
        code: 'cancelled',
      });
      expect(results.map(({ index }) => index)).toEqual([0, 1]);
      const before = new AbortController();
      before.abort();
      await expect((await make(plain)).transcribe(order(), on, before.signal)).rejects.toMatchObject({
        code: 'cancelled',
      });
    });

    it('ends when a result cannot be kept, with the reason', async () => {
      const on = async () => {
        throw new RangeError('full');
      };
      await expect((await make(plain)).transcribe(order(), on, never())).rejects.toThrow('full');
    });
  });
}
