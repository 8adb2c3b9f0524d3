import { CHUNK_SAMPLES } from '@arbetsytan/shared/recordings/sound';
import { expect, test } from 'vitest';
import { type Chunked, createChunker } from './chunker.ts';

const tone = (rate: number, seconds: number, loud = 0.5) =>
  Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_none, i) => loud * Math.sin((2 * Math.PI * 440 * i) / rate),
  );

function chunked(rate: number, sound: Float32Array, block = 1024): Chunked[] {
  const chunker = createChunker(rate);
  const out: Chunked[] = [];
  for (let at = 0; at < sound.length; at += block) out.push(...chunker.push(sound.subarray(at, at + block)));
  return [...out, ...chunker.flush()];
}

test.each([16_000, 44_100, 48_000])(
  'sound at %i samples a second comes as whole seconds at 16,000 and a rest',
  (rate) => {
    const chunks = chunked(rate, tone(rate, 3.5)).flatMap((each) => (each.kind === 'chunk' ? [each.samples] : []));
    expect(chunks.slice(0, 3).map(({ length }) => length)).toEqual([CHUNK_SAMPLES, CHUNK_SAMPLES, CHUNK_SAMPLES]);
    const all = chunks.reduce((sum, { length }) => sum + length, 0);
    // The resampler keeps the length of its filter until more comes.
    expect(Math.abs(all - 3.5 * 16_000)).toBeLessThan(20);
    const loudest = Math.max(...(chunks[1] ?? []));
    expect(loudest / 32_768).toBeCloseTo(0.5, 2);
  },
);

test('the level comes ten times a second', () => {
  const levels = chunked(48_000, tone(48_000, 2)).flatMap((each) => (each.kind === 'level' ? [each.level] : []));
  expect(levels.length).toBe(19);
  expect(levels[10]?.peak).toBeCloseTo(0.5, 2);
  expect(levels[10]?.rms).toBeCloseTo(0.5 / Math.SQRT2, 2);
});

test('what was flushed is not given again', () => {
  const chunker = createChunker(16_000);
  chunker.push(tone(16_000, 0.4));
  expect(chunker.flush()).toHaveLength(1);
  expect(chunker.flush()).toHaveLength(0);
});
