import type { Passage } from '@arbetsytan/shared/documents/segments';

/** A run of text that is drawn one way. */
export interface Piece<H extends Passage> extends Passage {
  readonly hit: H | null;
  readonly chosen: boolean;
}

/**
 * Cuts a part of a text at its hits and at the chosen words. The pieces cover the part without gaps.
 * @param hits in order of start, disjoint; those outside the part are passed over
 */
export function piecesOf<H extends Passage>(
  part: Passage,
  hits: readonly H[],
  range: Passage | null,
): readonly Piece<H>[] {
  const pieces: Piece<H>[] = [];
  const push = (start: number, end: number, hit: H | null) => {
    const cuts = range ? [range.start, range.end].filter((at) => at > start && at < end) : [];
    let from = start;
    for (const to of [...cuts, end]) {
      if (from < to) pieces.push({ start: from, end: to, hit, chosen: isIn(from, range) });
      from = to;
    }
  };
  let at = part.start;
  for (const hit of hits) {
    const start = Math.max(hit.start, at);
    const end = Math.min(hit.end, part.end);
    if (start >= end) continue;
    push(at, start, null);
    push(start, end, hit);
    at = end;
  }
  push(at, part.end, null);
  return pieces;
}

function isIn(at: number, range: Passage | null): boolean {
  return range !== null && at >= range.start && at < range.end;
}
