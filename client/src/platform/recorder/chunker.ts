import { createResampler } from '@arbetsytan/shared/recordings/resample';
import { CHUNK_SAMPLES, samplesOf, toInt16 } from '@arbetsytan/shared/recordings/sound';

/** How loud LEVEL_MS were. Of full scale, 0-1. */
export interface Level {
  readonly peak: number;
  /** Root mean square. */
  readonly rms: number;
}

/** What a chunker hands on, in the order of the sound. */
export type Chunked =
  | { readonly kind: 'chunk'; readonly samples: Int16Array<ArrayBuffer> }
  | { readonly kind: 'level'; readonly level: Level };

export interface Chunker {
  /** Mono samples, -1 to 1, at the rate it was made for. */
  push(samples: Float32Array): readonly Chunked[];
  /** What is held as a short chunk: before a pause. Nothing when nothing is held. */
  flush(): readonly Chunked[];
}

/** Milliseconds a level speaks of. */
export const LEVEL_MS = 100;
const LEVEL_SAMPLES = samplesOf(LEVEL_MS);

/**
 * Turns blocks of a microphone into chunks of one second at SAMPLE_RATE, 16 bits, and levels for the meter.
 * @param rate samples a second of what comes in
 */
export function createChunker(rate: number): Chunker {
  const resampler = createResampler(rate);
  const chunk = new Float32Array(CHUNK_SAMPLES);
  let held = 0;
  let peak = 0;
  let squares = 0;
  let counted = 0;

  const cut = (): Chunked => {
    const samples = toInt16(chunk.subarray(0, held));
    held = 0;
    return { kind: 'chunk', samples };
  };

  return {
    push(block) {
      const out: Chunked[] = [];
      for (const sample of resampler.push(block)) {
        chunk[held++] = sample;
        peak = Math.max(peak, Math.abs(sample));
        squares += sample * sample;
        if (++counted === LEVEL_SAMPLES) {
          out.push({
            kind: 'level',
            level: { peak: Math.min(1, peak), rms: Math.min(1, Math.sqrt(squares / counted)) },
          });
          peak = 0;
          squares = 0;
          counted = 0;
        }
        if (held === CHUNK_SAMPLES) out.push(cut());
      }
      return out;
    },
    flush: () => (held > 0 ? [cut()] : []),
  };
}
