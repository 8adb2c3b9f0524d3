import { AppError } from '@arbetsytan/shared/errors/app-error';
import { samplesOf } from '@arbetsytan/shared/recordings/sound';
import type { TurnsPort } from '@arbetsytan/shared/recordings/turns.port';
import { turnsOfFrames, type VoiceFrames } from '@arbetsytan/shared/recordings/voice-frames';
import type { Segmentation } from './segmentation.engine.ts';

/** Milliseconds heard at once, and from one time to the next: each half is heard twice, which is how voices are known again. */
const WINDOW = 10_000;
const STEP = 5_000;

/**
 * Turns of a whole recording by a model that hears ten seconds at a time and numbers voices anew each time: the voices of a
 * window are those of the one before with which they agree most in the half that both have heard.
 */
export function createTurns(load: () => Promise<Segmentation>): TurnsPort {
  return {
    async turns({ durationMs, sound }, on, signal) {
      const model = await load();
      const known: number[][] = [];
      let frameMs = 0;
      let voices = 0;
      for (let from = 0; from < durationMs; from += STEP) {
        if (signal.aborted) throw new AppError('cancelled');
        const samples = await sound(from, Math.min(durationMs, from + WINDOW));
        // A window is always as long, so that its frames are.
        const whole = new Float32Array(samplesOf(WINDOW));
        whole.set(samples.subarray(0, whole.length));
        const heard = await model.frames(whole, WINDOW);
        frameMs = heard.frameMs;
        voices = heard.voices;
        add(known, heard, Math.round(from / frameMs));
        on(Math.min(1, (from + STEP) / durationMs));
      }
      const frames = known.slice(0, frameMs > 0 ? Math.ceil(durationMs / frameMs) : 0);
      return turnsOfFrames({ voices, frameMs, probabilities: Float32Array.from(frames.flat()) });
    },
  };
}

/** Puts a window's frames after what is known, its voices by the numbers they had. */
function add(known: number[][], { voices, probabilities }: VoiceFrames, at: number): void {
  const count = Math.floor(probabilities.length / voices);
  const of = (frame: number, voice: number) => probabilities[frame * voices + voice] ?? 0;
  const shared = Math.max(0, known.length - at);
  const left = new Set(Array.from({ length: voices }, (_each, voice) => voice));
  const agreement = (voice: number, earlier: number) => {
    let sum = 0;
    for (let frame = 0; frame < shared; frame += 1) sum += of(frame, voice) * (known[at + frame]?.[earlier] ?? 0);
    return sum;
  };
  const pairs = Array.from({ length: voices ** 2 }, (_each, i) => {
    const [voice, earlier] = [i % voices, Math.floor(i / voices)];
    // Its own number where nothing tells.
    return { voice, earlier, agrees: agreement(voice, earlier) + (voice === earlier ? 1e-6 : 0) };
  }).sort((a, b) => b.agrees - a.agrees);
  const now = new Map<number, number>();
  for (const { voice, earlier } of pairs)
    if (!now.has(voice) && left.has(earlier)) {
      now.set(voice, earlier);
      left.delete(earlier);
    }
  for (let frame = shared; frame < count; frame += 1) {
    const row = new Array<number>(voices).fill(0);
    for (let voice = 0; voice < voices; voice += 1) row[now.get(voice) ?? voice] = of(frame, voice);
    known[at + frame] = row;
  }
}
