import { HOUR, SECOND } from '../core/units.ts';

/** Everything that is heard is mono at this rate, in samples a second: what speech models read. */
export const SAMPLE_RATE = 16_000;
/** Samples in a chunk of sound. A chunk is what a killed browser may lose at most twice. */
export const CHUNK_SAMPLES = SAMPLE_RATE;
/** Bytes of a full chunk: 16-bit little-endian samples. */
export const CHUNK_BYTES = CHUNK_SAMPLES * 2;
/** Milliseconds. PRODUCT.md, "Limits". */
export const LONGEST_RECORDING = 3 * HOUR;
/** A recording does not start when less room than this many milliseconds of sound is left. */
export const LEAST_ROOM = 900 * SECOND;

export const samplesOf = (milliseconds: number) => Math.round((milliseconds * SAMPLE_RATE) / SECOND);
export const millisecondsOf = (samples: number) => Math.round((samples * SECOND) / SAMPLE_RATE);

/** 16-bit samples as -1 to 1. */
export function toFloat(samples: Int16Array): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(samples.length);
  for (let i = 0; i < samples.length; i++) floats[i] = (samples[i] ?? 0) / 32_768;
  return floats;
}

/** -1 to 1 as 16-bit samples; what is louder is cut. */
export function toInt16(floats: Float32Array): Int16Array<ArrayBuffer> {
  const samples = new Int16Array(floats.length);
  for (let i = 0; i < floats.length; i++) {
    samples[i] = Math.max(-32_768, Math.min(32_767, Math.round((floats[i] ?? 0) * 32_768)));
  }
  return samples;
}
