import type { Piece } from './pieces.ts';

/** Part of a text's tokens that the model reads at once: indexes into the pieces, end exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Windows of at most `room` tokens that overlap by about a quarter, so that every word is read at least once with its
 * neighbours on both sides. They are cut between the runs of the text; only a run that alone is longer than half the room is cut inside.
 * @param room at least 4
 */
export function windowsOf(pieces: readonly Piece[], room: number): Window[] {
  const windows: Window[] = [];
  let to = 0;
  for (let from = 0; to < pieces.length; from = cutBefore(pieces, to - Math.floor(room / 4), from + 1)) {
    const furthest = from + room;
    to =
      furthest >= pieces.length
        ? pieces.length
        : cutBefore(pieces, furthest, Math.max(from + Math.ceil(room / 2), to + 1));
    windows.push({ from, to });
  }
  return windows;
}

/** The last place at or before `at`, and not before `least`, where a run begins; `at` when there is none. */
function cutBefore(pieces: readonly Piece[], at: number, least: number): number {
  for (let cut = at; cut >= least; cut -= 1) if (pieces[cut]?.run !== pieces[cut - 1]?.run) return cut;
  return Math.max(at, least);
}
