import { expect, it } from 'vitest';
import { withoutPauses } from './skip-silence.ts';

const RATE = 16_000;
/** Loudness by tenths of a second. */
const sound = (...parts: readonly (readonly [loudness: number, seconds: number])[]) =>
  Float32Array.from(
    parts.flatMap(([loudness, seconds]) =>
      Array.from({ length: Math.round(seconds * RATE) }, (_each, i) => loudness * Math.sin(i / 5)),
    ),
  );
const seconds = (samples: Float32Array) => withoutPauses(samples).map(({ from, to }) => [from / RATE, to / RATE]);

it('leaves out the middle of a long pause', () => {
  expect(seconds(sound([0.3, 1], [0.001, 2], [0.3, 1]))).toEqual([
    [0, 1.15],
    [2.85, 4],
  ]);
});

it('keeps the pauses of speech', () => {
  expect(seconds(sound([0.3, 1], [0, 0.5], [0.3, 1]))).toEqual([[0, 2.5]]);
});

it('knows a pause in a noisy room', () => {
  expect(seconds(sound([0.3, 1], [0.006, 2], [0.3, 1]))).toHaveLength(2);
});

it('keeps something of a piece where nobody speaks', () => {
  expect(seconds(sound([0, 4]))).toEqual([
    [0, 0.15],
    [3.85, 4],
  ]);
});

it('takes no low voice for a pause', () => {
  expect(seconds(sound([0.03, 4]))).toEqual([[0, 4]]);
});
