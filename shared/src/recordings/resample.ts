import { SAMPLE_RATE } from './sound.ts';

/** Zero crossings of the sinc on each side: what is above half the new rate is damped by more than 60 dB. */
const CROSSINGS = 16;
/** Part of half the new rate that is kept: speech models hear nothing above it. */
const KEPT = 0.92;

export interface Resampler {
  /** Mono samples at the rate it was made for, in order; any number of them. @returns what is ready at SAMPLE_RATE */
  push(samples: Float32Array): Float32Array<ArrayBuffer>;
  /** The last samples. Nothing may be pushed after. */
  end(): Float32Array<ArrayBuffer>;
}

/**
 * Turns sound of any rate into SAMPLE_RATE in pieces: a windowed sinc, one filter a phase, so that an hour is never in memory
 * and the cuts between pieces cannot be heard. The length is kept to within one sample.
 * @param rate samples a second, 4,000-384,000 @throws RangeError for another
 */
export function createResampler(rate: number): Resampler {
  if (!Number.isInteger(rate) || rate < 4_000 || rate > 384_000) throw new RangeError('rate');
  if (rate === SAMPLE_RATE) return { push: (samples) => samples.slice(), end: () => new Float32Array(0) };
  const common = gcd(rate, SAMPLE_RATE);
  const phases = SAMPLE_RATE / common;
  const step = rate / common;
  const filters = filtersOf(rate, phases);
  const half = ((filters[0]?.length ?? 2) - 2) / 2;

  // Input that is still needed, with silence before the first sample.
  let held = new Float32Array(half);
  /** Index in the whole input of held[0]. */
  let heldFrom = -half;
  let taken = 0;
  let made = 0;

  const make = (until: number) => {
    const out = new Float32Array(Math.max(0, until - made));
    for (let n = 0; n < out.length; n++, made++) {
      const at = Math.floor((made * step) / phases);
      const filter = filters[(made * step) % phases] as Float32Array;
      const from = at - half - heldFrom;
      let sum = 0;
      for (let k = 0; k < filter.length; k++) sum += (held[from + k] ?? 0) * (filter[k] ?? 0);
      out[n] = sum;
    }
    const needed = Math.floor((made * step) / phases) - half;
    const drop = Math.min(held.length, Math.max(0, needed - heldFrom));
    held = held.slice(drop);
    heldFrom += drop;
    return out;
  };

  return {
    push(samples) {
      const grown = new Float32Array(held.length + samples.length);
      grown.set(held);
      grown.set(samples, held.length);
      held = grown;
      taken += samples.length;
      // The last output whose whole filter lies in what has come.
      return make(Math.floor(((taken - half - 2) * phases) / step) + 1);
    },
    end: () => make(Math.round((taken * phases) / step)),
  };
}

/** One filter a phase, each of 2 x half + 2 taps around the sample before the wanted place; their sums are 1. */
function filtersOf(rate: number, phases: number): readonly Float32Array[] {
  const cut = KEPT * Math.min(1, SAMPLE_RATE / rate);
  const half = Math.ceil(CROSSINGS / cut);
  return Array.from({ length: phases }, (_none, phase) => {
    const taps = new Float32Array(2 * half + 2);
    let sum = 0;
    for (let k = 0; k < taps.length; k++) {
      const x = k - half - phase / phases;
      const window = Math.abs(x) > half + 1 ? 0 : 0.5 + 0.5 * Math.cos((Math.PI * x) / (half + 1));
      const value = sinc(x * cut) * cut * window;
      taps[k] = value;
      sum += value;
    }
    return taps.map((value) => value / sum);
  });
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** All channels as one: their mean. An empty list is silence of no length. */
export function mixDown(channels: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const length = channels[0]?.length ?? 0;
  const mono = new Float32Array(length);
  for (const channel of channels) for (let i = 0; i < length; i++) mono[i] = (mono[i] ?? 0) + (channel[i] ?? 0);
  if (channels.length > 1) for (let i = 0; i < length; i++) mono[i] = (mono[i] ?? 0) / channels.length;
  return mono;
}
