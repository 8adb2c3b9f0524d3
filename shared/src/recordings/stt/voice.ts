import { SECOND } from '../../core/units.ts';
import { SAMPLE_RATE } from '../sound.ts';

/** Samples that the voice detector (Silero v5 and v6) hears at once. */
export const FRAME_SAMPLES = 512;
const FRAME = (FRAME_SAMPLES / SAMPLE_RATE) * SECOND;

/** Measured on 77 utterances and five clips without speech (FINDINGS, "Speech"): none missed, none invented. */
const SPEECH = 0.5;
const NO_SPEECH = 0.35;
/** Milliseconds of silence that end a stretch, and what is kept around one. */
const SILENCE = 400;
const PAD = 200;
/** Milliseconds. What is shorter is a click. */
const SHORTEST = 100;

/** Where somebody speaks, in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Stretches of speech, in order and apart from each other.
 * @param probabilities 0-1, one a frame of FRAME_SAMPLES from the first sample on @param duration of the sound, milliseconds
 */
export function findSpeech(probabilities: ArrayLike<number>, duration: number): readonly Stretch[] {
  const found: { from: number; to: number }[] = [];
  let from = -1;
  let quiet = -1;
  const close = (to: number) => {
    if (from >= 0 && (to - from) * FRAME >= SHORTEST) found.push({ from: from * FRAME, to: to * FRAME });
    from = -1;
    quiet = -1;
  };
  for (let frame = 0; frame < probabilities.length; frame++) {
    const speech = probabilities[frame] ?? 0;
    if (from < 0) {
      if (speech >= SPEECH) from = frame;
    } else if (speech >= NO_SPEECH) quiet = -1;
    else {
      if (quiet < 0) quiet = frame;
      if ((frame - quiet + 1) * FRAME >= SILENCE) close(quiet);
    }
  }
  close(quiet < 0 ? probabilities.length : quiet);
  return padded(found, duration);
}

function padded(found: readonly Stretch[], duration: number): readonly Stretch[] {
  const out: { from: number; to: number }[] = [];
  for (const { from, to } of found) {
    const start = Math.max(0, Math.round(from - PAD));
    const end = Math.min(Math.round(duration), Math.round(to + PAD));
    const last = out.at(-1);
    if (last && start <= last.to) last.to = end;
    else if (end > start) out.push({ from: start, to: end });
  }
  return out;
}

/** The frame in [from, to) in which a voice is least likely, as the time of its middle. Milliseconds. */
export function quietestAt(probabilities: ArrayLike<number>, from: number, to: number): number {
  const first = Math.ceil(from / FRAME);
  const last = Math.min(probabilities.length, Math.floor(to / FRAME));
  let best = first;
  for (let frame = first; frame < last; frame++)
    if ((probabilities[frame] ?? 0) < (probabilities[best] ?? 0)) best = frame;
  return Math.round((best + 0.5) * FRAME);
}

/** Samples before a frame that the detector hears with it; without them it hears nothing at all. */
export const CONTEXT_SAMPLES = 64;

/** Cuts sound that comes in pieces into what the detector hears: each frame behind the end of the one before. */
export function createFramer(): (samples: Float32Array) => readonly Float32Array<ArrayBuffer>[] {
  let held = new Float32Array(CONTEXT_SAMPLES);
  return (samples) => {
    const all = new Float32Array(held.length + samples.length);
    all.set(held);
    all.set(samples, held.length);
    const frames: Float32Array<ArrayBuffer>[] = [];
    let at = 0;
    for (; at + CONTEXT_SAMPLES + FRAME_SAMPLES <= all.length; at += FRAME_SAMPLES)
      frames.push(all.slice(at, at + CONTEXT_SAMPLES + FRAME_SAMPLES));
    held = all.slice(at);
    return frames;
  };
}
