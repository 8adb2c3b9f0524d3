import type { Mark } from './masked-content.ts';

/** A passage of a masked text. UTF-16 offsets, end exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** A piece of a masked text as it is drawn: running text, or one placeholder. `cited` is true inside the passage asked for. */
export interface Segment extends Passage {
  readonly text: string;
  readonly mark: Mark | null;
  readonly cited: boolean;
}

/**
 * Cuts `text.slice(from, to)` at its placeholders and at the ends of a cited passage. The segments cover the part without
 * gaps or overlaps; marks that lie outside the text, overlap an earlier one or don't stand where they say are left as text.
 * @param marks in any order; offsets in the whole text
 */
export function segmentsOf(
  text: string,
  marks: readonly Mark[],
  cited: Passage | null = null,
  part: Passage = { start: 0, end: text.length },
): readonly Segment[] {
  const segments: Segment[] = [];
  const isCited = (at: number) => cited !== null && at >= cited.start && at < cited.end;
  const push = (start: number, end: number, mark: Mark | null) => {
    if (start < end) segments.push({ start, end, text: text.slice(start, end), mark, cited: isCited(start) });
  };
  const plain = (start: number, end: number) => {
    const cuts = cited ? [cited.start, cited.end].filter((at) => at > start && at < end) : [];
    let from = start;
    for (const at of cuts) {
      push(from, at, null);
      from = at;
    }
    push(from, end, null);
  };
  let at = part.start;
  for (const mark of standing(text, marks, part)) {
    if (mark.start < at) continue;
    plain(at, mark.start);
    push(mark.start, mark.end, mark);
    at = mark.end;
  }
  plain(at, part.end);
  return segments;
}

function standing(text: string, marks: readonly Mark[], part: Passage): readonly Mark[] {
  return marks
    .filter(
      ({ start, end, placeholder }) => start >= part.start && end <= part.end && text.slice(start, end) === placeholder,
    )
    .sort((a, b) => a.start - b.start);
}

/** Marks by the paragraph they lie in, so that a long text is cut in one pass. Both lists in order of start. */
export function marksByPart(marks: readonly Mark[], parts: readonly Passage[]): readonly (readonly Mark[])[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  return parts.map(({ end }) => {
    const from = next;
    while ((sorted[next]?.start ?? Number.POSITIVE_INFINITY) < end) next++;
    return sorted.slice(from, next);
  });
}

/** "12-40" of an address; null for anything that is no passage of a text of this length. */
export function parsePassage(value: string | null, length: number): Passage | null {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(value ?? '');
  if (!match) return null;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end && end <= length ? { start, end } : null;
}

export function passageParam({ start, end }: Passage): string {
  return `${start}-${end}`;
}
