import { describe, expect, it } from 'vitest';
import { createStretch } from './time-stretch.ts';

const RATE = 16_000;
const tone = (hertz: number, seconds: number) =>
  Float32Array.from({ length: RATE * seconds }, (_each, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / RATE));

function played(samples: Float32Array<ArrayBuffer>, rate: number, piece: number): number[] {
  const stretch = createStretch(rate);
  const out: number[] = [];
  for (let i = 0; i < samples.length; i += piece) out.push(...stretch.push(samples.slice(i, i + piece)));
  out.push(...stretch.end());
  return out;
}

/** Times a second that it goes from below to above nothing. */
function pitch(samples: readonly number[]): number {
  let rises = 0;
  for (let i = 1; i < samples.length; i++) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) rises += 1;
  return (rises * RATE) / samples.length;
}

describe.each([0.5, 0.75, 1, 1.25, 1.5, 2])('at %d times the speed', (rate) => {
  const samples = tone(180, 3);
  const out = played(samples, rate, 4_321);

  it('is as long as it should be', () => {
    expect(out).toHaveLength(Math.round(samples.length / rate));
  });

  it('keeps its pitch', () => {
    expect(Math.abs(pitch(out) - 180)).toBeLessThan(3);
  });

  it('has no cracks where pieces and frames meet', () => {
    const steps = out.slice(600, -1_200).map((sample, i, all) => Math.abs(sample - (all[i - 1] ?? sample)));
    // The steepest step of the tone itself is 0.035.
    expect(Math.max(...steps)).toBeLessThan(0.07);
  });

  it('sounds the same however it is cut', () => {
    expect(played(samples, rate, 16_000)).toEqual(out);
  });
});

it('is done with sound of no length', () => {
  expect(played(new Float32Array(0), 2, 10)).toEqual([]);
});
