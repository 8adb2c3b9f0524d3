import { SAMPLE_RATE } from './sound.ts';

/** Samples that are heard, from the first to before the last. */
export interface Kept {
  readonly from: number;
  readonly to: number;
}

const FRAME = SAMPLE_RATE / 50;
/** Shorter pauses are part of speech. */
const LONGEST_PAUSE = 0.6 * SAMPLE_RATE;
/** What is left of a pause at either end, so that no word is cut. */
const EDGE = 0.15 * SAMPLE_RATE;
/** Loudness under which nobody speaks (-48 dBFS), and over which somebody may (-34 dBFS), whatever the room is like. */
const QUIET = 0.004;
const LOUD = 0.02;

/**
 * What of a piece of sound is worth hearing: all of it but the middle of long pauses. In order, disjoint, never empty for a
 * piece that is not. How loud the room is, is taken from the piece itself.
 */
export function withoutPauses(samples: Float32Array): readonly Kept[] {
  const { length } = samples;
  if (length === 0) return [];
  const frames = Math.ceil(length / FRAME);
  const loudness = Float32Array.from({ length: frames }, (_each, frame) => {
    let sum = 0;
    const end = Math.min(length, (frame + 1) * FRAME);
    for (let i = frame * FRAME; i < end; i++) sum += (samples[i] ?? 0) ** 2;
    return Math.sqrt(sum / (end - frame * FRAME));
  });
  const room = loudness.toSorted()[Math.floor(frames / 10)] ?? 0;
  const threshold = Math.min(LOUD, Math.max(QUIET, 3 * room));
  const kept: Kept[] = [];
  let from = 0;
  let quietSince = -1;
  for (let frame = 0; frame <= frames; frame++) {
    const isQuiet = frame < frames && (loudness[frame] ?? 0) < threshold;
    if (isQuiet) {
      if (quietSince < 0) quietSince = frame * FRAME;
      continue;
    }
    const end = Math.min(length, frame * FRAME);
    if (quietSince >= 0 && end - quietSince >= LONGEST_PAUSE) {
      kept.push({ from, to: quietSince + EDGE });
      from = end - EDGE;
    }
    quietSince = -1;
  }
  return [...kept, { from, to: length }];
}
