import { expect, it } from 'vitest';
import { createPeaks, peaksOf } from './peaks.ts';

it('keeps the loudest of each tenth of a second, however the sound is cut', () => {
  const samples = new Int16Array(1_600 * 4 + 10);
  samples[100] = -32_768;
  samples[1_700] = 16_384;
  samples[6_405] = 3_277;
  const peaks = createPeaks();
  for (let i = 0; i < samples.length; i += 777) peaks.push(samples.slice(i, i + 777));
  expect([...peaksOf(peaks.end())]).toEqual([255, 128, 0, 0, 26]);
});

it.each([0, 1, 2, 3, 4])('reads %d peaks back', (count) => {
  const peaks = createPeaks();
  peaks.push(new Int16Array(1_600 * count).fill(1_000));
  const base64 = peaks.end();
  expect(Buffer.from(base64, 'base64')).toHaveLength(count);
  expect([...peaksOf(base64)]).toEqual(Array.from({ length: count }, () => 8));
});

it('is nothing where there is no picture', () => {
  expect(peaksOf('')).toHaveLength(0);
  expect(peaksOf('inte en bild')).toHaveLength(0);
});
