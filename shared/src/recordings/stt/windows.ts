import { SECOND } from '../../core/units.ts';
import type { Window } from '../transcription.ts';
import { quietestAt, type Stretch } from './voice.ts';

/** Milliseconds. Whisper hears 30 s at once, and tells the times of words wrongly in a window that is full. */
export const LONGEST_WINDOW = 28 * SECOND;
/** A silence that is longer ends a window: in it a model invents words. */
const LONGEST_SILENCE = 4 * SECOND;
/** A stretch that is too long is cut where it is quietest, not before this part of a window. */
const EARLIEST_CUT = 0.5;

/**
 * Windows of at most 28 s that hold all speech, in order, their ends in pauses; neighbours go together as far as there is room.
 * A stretch that is longer is cut at its quietest place.
 * @param probabilities of speech, one a frame (`voice.ts`)
 */
export function planWindows(stretches: readonly Stretch[], probabilities: ArrayLike<number>): readonly Window[] {
  const spans: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | null = null;
  for (const stretch of stretches) {
    for (const { from, to } of cut(stretch, probabilities)) {
      if (open && to - open.from <= LONGEST_WINDOW && from - open.to <= LONGEST_SILENCE) open.to = to;
      else {
        open = { from, to };
        spans.push(open);
      }
    }
  }
  return spans.map(({ from, to }, index) => ({ index, from, to }));
}

function* cut({ from, to }: Stretch, probabilities: ArrayLike<number>): Generator<Stretch> {
  let start = from;
  while (to - start > LONGEST_WINDOW) {
    const at = quietestAt(probabilities, start + LONGEST_WINDOW * EARLIEST_CUT, start + LONGEST_WINDOW);
    yield { from: start, to: at };
    start = at;
  }
  yield { from: start, to };
}

/** Milliseconds of sound in windows. */
export const lengthOf = (windows: readonly Stretch[]): number =>
  windows.reduce((sum, { from, to }) => sum + to - from, 0);
