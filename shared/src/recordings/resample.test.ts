import { describe, expect, it } from 'vitest';
import { createResampler, mixDown } from './resample.ts';
import { SAMPLE_RATE } from './sound.ts';

const tone = (hertz: number, rate: number, seconds: number) =>
  Float32Array.from({ length: Math.round(rate * seconds) }, (_none, i) => Math.sin((2 * Math.PI * hertz * i) / rate));

function resampled(sound: Float32Array, rate: number, piece: number): Float32Array {
  const resampler = createResampler(rate);
  const out: number[] = [];
  for (let from = 0; from < sound.length; from += piece)
    out.push(...resampler.push(sound.subarray(from, from + piece)));
  out.push(...resampler.end());
  return Float32Array.from(out);
}

const loudness = (sound: Float32Array) => Math.sqrt(sound.reduce((sum, x) => sum + x * x, 0) / sound.length);

describe('resampling', () => {
  it.each([8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000])(
    'keeps a tone at %i samples a second',
    (rate) => {
      const out = resampled(tone(440, rate, 1), rate, 4_096);
      expect(Math.abs(out.length - SAMPLE_RATE)).toBeLessThanOrEqual(1);
      const wanted = tone(440, SAMPLE_RATE, 1);
      const inside = out.subarray(400, 15_600).map((x, i) => x - (wanted[i + 400] ?? 0));
      expect(loudness(inside)).toBeLessThan(0.002);
    },
  );

  it('damps what the new rate cannot hold', () => {
    expect(loudness(resampled(tone(11_000, 48_000, 1), 48_000, 4_096).subarray(400, 15_600))).toBeLessThan(0.002);
  });

  it('gives the same samples however the pieces are cut', () => {
    const sound = tone(700, 44_100, 0.4);
    expect(resampled(sound, 44_100, 997)).toEqual(resampled(sound, 44_100, 44_100));
    expect(resampled(sound, 44_100, 1)).toEqual(resampled(sound, 44_100, 44_100));
  });

  it('keeps the length of a sound shorter than its filter, and of none', () => {
    expect(resampled(tone(100, 48_000, 0.001), 48_000, 7)).toHaveLength(16);
    expect(resampled(new Float32Array(0), 44_100, 10)).toHaveLength(0);
  });

  it.each([0, 100, 44_100.5, Number.NaN, 1e6])('refuses the rate %d', (rate) =>
    expect(() => createResampler(rate)).toThrow(RangeError),
  );

  it('mixes channels to their mean', () => {
    expect(mixDown([Float32Array.of(1, 0), Float32Array.of(0, 0.5)])).toEqual(Float32Array.of(0.5, 0.25));
    expect(mixDown([])).toHaveLength(0);
  });
});
