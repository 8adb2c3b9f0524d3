import type { VoiceTurn } from './turns.port.ts';

/** Probabilities of each voice in each frame, frame by frame, as a segmentation model gives them. */
export interface VoiceFrames {
  readonly voices: number;
  /** Milliseconds of a frame. */
  readonly frameMs: number;
  readonly probabilities: Float32Array;
}

/** Less than this and nobody is heard. */
const HEARD = 0.5;
/** Milliseconds: a shorter turn is a cough or a "mm", and a shorter silence a breath. */
const SHORTEST_TURN = 400;
const BREATH = 600;

/**
 * Turns of the loudest voice of each frame. Short ones go to whoever speaks around them; voices are numbered in the order in
 * which they are first heard.
 */
export function turnsOfFrames({ voices, frameMs, probabilities }: VoiceFrames): readonly VoiceTurn[] {
  const turns: VoiceTurn[] = [];
  const frames = Math.floor(probabilities.length / Math.max(1, voices));
  for (let frame = 0; frame < frames; frame += 1) {
    let voice = -1;
    let most = HEARD;
    for (let each = 0; each < voices; each += 1) {
      const heard = probabilities[frame * voices + each] ?? 0;
      if (heard >= most) [voice, most] = [each, heard];
    }
    if (voice < 0) continue;
    const [from, to] = [Math.round(frame * frameMs), Math.round((frame + 1) * frameMs)];
    const last = turns.at(-1);
    if (last && last.voice === voice && from - last.to <= BREATH) turns[turns.length - 1] = { ...last, to };
    else turns.push({ from, to, voice });
  }
  return renumbered(joined(turns.filter(({ from, to }) => to - from >= SHORTEST_TURN)));
}

function joined(turns: readonly VoiceTurn[]): readonly VoiceTurn[] {
  const whole: VoiceTurn[] = [];
  for (const turn of turns) {
    const last = whole.at(-1);
    if (last && last.voice === turn.voice && turn.from - last.to <= BREATH)
      whole[whole.length - 1] = { ...last, to: turn.to };
    else whole.push(turn);
  }
  return whole;
}

function renumbered(turns: readonly VoiceTurn[]): readonly VoiceTurn[] {
  const numbers = new Map<number, number>();
  return turns.map((turn) => {
    if (!numbers.has(turn.voice)) numbers.set(turn.voice, numbers.size);
    return { ...turn, voice: numbers.get(turn.voice) ?? 0 };
  });
}
