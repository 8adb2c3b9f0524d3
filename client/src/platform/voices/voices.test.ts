import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { samplesOf } from '@arbetsytan/shared/recordings/sound';
import { expect, test } from 'vitest';
import { makeTinyVoices } from '../../../e2e/support/tiny-voices.ts';
import { createTurns } from './hear-turns.ts';
import { openSegmentation } from './segmentation.engine.ts';

const WASM = readFileSync(createRequire(import.meta.url).resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'));

/** One voice is a hum, the other a hiss: what the made model tells apart. */
const sample = (voice: number | null, i: number) => (voice === null ? 0 : voice === 0 ? 0.5 : i % 2 === 0 ? 0.5 : -0.5);

const TALK = [
  { from: 0, to: 8_000, voice: 1 },
  { from: 8_000, to: 9_000, voice: null },
  { from: 9_000, to: 17_000, voice: 0 },
  { from: 17_000, to: 26_000, voice: 1 },
] as const;

async function sound(from: number, to: number): Promise<Float32Array<ArrayBuffer>> {
  return Float32Array.from({ length: samplesOf(to) - samplesOf(from) }, (_each, i) => {
    const ms = from + i / 16;
    return sample(TALK.find((turn) => ms >= turn.from && ms < turn.to)?.voice ?? null, samplesOf(from) + i);
  });
}

const ORDER = { recordingId: 'r', durationMs: 26_000, sound };
const load = () => openSegmentation(makeTinyVoices(), new Uint8Array(WASM));

test('a made model tells two voices apart over windows, numbered as they are first heard', async () => {
  const parts: number[] = [];
  const turns = await createTurns(load).turns(ORDER, (part) => parts.push(part), new AbortController().signal);
  expect(turns).toEqual([
    { from: 0, to: 8_000, voice: 0 },
    { from: 9_000, to: 17_000, voice: 1 },
    { from: 17_000, to: 26_000, voice: 0 },
  ]);
  expect(parts.at(-1)).toBe(1);
});

test('a model that numbers its voices anew in each window is followed', async () => {
  const made = await load();
  let windows = 0;
  const turned = createTurns(async () => ({
    async frames(samples, durationMs) {
      const heard = await made.frames(samples, durationMs);
      windows += 1;
      if (windows % 2 === 1) return heard;
      const swapped = heard.probabilities.map((_each, i, all) => all[i % 2 === 0 ? i + 1 : i - 1] ?? 0);
      return { ...heard, probabilities: swapped };
    },
  }));
  const turns = await turned.turns(ORDER, () => {}, new AbortController().signal);
  expect(turns.map(({ voice }) => voice)).toEqual([0, 1, 0]);
});

test('it ends when it is told to', async () => {
  const ended = createTurns(load).turns(ORDER, () => {}, AbortSignal.abort());
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
});
