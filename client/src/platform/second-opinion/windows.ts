import type { Piece } from './pieces.ts';

/** Part of a text's tokens that the model reads at once: indexes into the pieces, end exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * Windows of at most `room` tokens that overlap by about a quarter, so that words that stand together are read together in
 * some window. They are cut between the runs of the text; only a run that alone is longer than half the room is cut inside.
 * @param room at least 4
 */
export function windowsOf(pieces: readonly Piece[], room: number): Window[] {
  const windows: Window[] = [];
  let from = 0;
  for (let to = 0; to < pieces.length; from = restart(pieces, to, room)) {
    to = reach(pieces, from, to, room) ?? from + room;
    windows.push({ from, to });
  }
  return windows;
}

/** Where a window that begins at `from` ends: before the last run that it has no room for, and beyond `to`; null when it is cut inside a run. */
function reach(pieces: readonly Piece[], from: number, to: number, room: number): number | null {
  if (from + room >= pieces.length) return pieces.length;
  for (let cut = from + room; cut > Math.max(to, from + room / 2); cut -= 1) if (isCut(pieces, cut)) return cut;
  return null;
}

/** Where the window after the one that ends at `to` begins: a quarter back, or less where that lets it end between two runs. */
function restart(pieces: readonly Piece[], to: number, room: number): number {
  const wish = to - Math.floor(room / 4);
  let back = wish;
  while (back > to - room / 2 && !isCut(pieces, back)) back -= 1;
  if (isCut(pieces, back) && reach(pieces, back, to, room) !== null) return back;
  for (let later = wish + 1; later < to; later += 1)
    if (isCut(pieces, later) && reach(pieces, later, to, room) !== null) return later;
  return wish;
}

const isCut = (pieces: readonly Piece[], at: number) => pieces[at]?.run !== pieces[at - 1]?.run;
