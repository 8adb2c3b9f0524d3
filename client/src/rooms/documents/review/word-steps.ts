/** A stretch of a text. UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+(?:[-'’.@:/+][\p{L}\p{N}]+)*/gu;
/** No word is looked for further away than this, so that a step costs the same in a long text. */
const REACH = 4_000;

/** The first word that starts at `from` or after it, or null. */
export function wordAfter(text: string, from: number): Range | null {
  const reach = text.slice(from, from + REACH);
  WORD.lastIndex = 0;
  const match = WORD.exec(reach);
  return match ? { start: from + match.index, end: from + match.index + match[0].length } : null;
}

/** The last word that ends at `until` or before it, or null. */
export function wordBefore(text: string, until: number): Range | null {
  const from = Math.max(0, until - REACH);
  let found: Range | null = null;
  for (const match of text.slice(from, until).matchAll(WORD))
    found = { start: from + match.index, end: from + match.index + match[0].length };
  return found;
}

/** The range with one more word at its end or at its start; unchanged where there is none. */
export function widened(text: string, range: Range, side: 'right' | 'left'): Range {
  const word = side === 'right' ? wordAfter(text, range.end) : wordBefore(text, range.start);
  if (!word) return range;
  return side === 'right' ? { start: range.start, end: word.end } : { start: word.start, end: range.end };
}

/** The range moved one word: the word beside it. */
export function stepped(text: string, range: Range | null, side: 'right' | 'left'): Range | null {
  if (!range) return wordAfter(text, 0);
  return (side === 'right' ? wordAfter(text, range.end) : wordBefore(text, range.start)) ?? range;
}

/** The next place after `from` where `what` stands, whatever its case, from the top again when there is none below. */
export function findIn(text: string, what: string, from: number): Range | null {
  const wanted = what.trim().toLowerCase();
  if (wanted === '') return null;
  const lower = text.toLowerCase();
  // Lower case may change a length in a few scripts; then the case must match.
  const [haystack, needle] = lower.length === text.length ? [lower, wanted] : [text, what.trim()];
  const at = haystack.indexOf(needle, from);
  const start = at >= 0 ? at : haystack.indexOf(needle);
  return start < 0 ? null : { start, end: start + needle.length };
}
