import type { MaskedSegment } from '../documents/transcript-facts.ts';

/** A place where the words were found. Offsets in the text; `from` is when they are said, milliseconds. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly segment: string;
  readonly from: number;
}

/** Places shown at most; more are counted only. */
export const MOST_FOUND = 500;

/** Lower case, sign for sign: the length never changes, so that offsets hold. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_each, i) => {
    const sign = text[i] ?? '';
    const small = sign.toLowerCase();
    return small.length === 1 ? small : sign;
  }).join('');
}

/**
 * Words in a transcript, wherever they stand: capitals or not, over the break of a paragraph too. In the order of the text.
 * @param folded the text by `foldCase`, so that many searches fold it once
 */
export function findIn(
  folded: string,
  segments: readonly MaskedSegment[],
  query: string,
): { readonly found: readonly Found[]; readonly count: number } {
  const words = foldCase(query).split(/\s+/u).filter(Boolean);
  const first = words[0];
  if (first === undefined) return { found: [], count: 0 };
  const found: Found[] = [];
  let count = 0;
  for (let start = folded.indexOf(first); start >= 0; start = folded.indexOf(first, start + 1)) {
    const end = endOf(folded, start, words);
    if (end === null) continue;
    count += 1;
    if (found.length >= MOST_FOUND) continue;
    const segment = segmentAt(segments, start);
    if (!segment) continue;
    const word = segment.words.find((each) => each[1] > start) ?? segment.words[0];
    found.push({ start, end, segment: segment.id, from: word?.[2] ?? segment.from });
  }
  return { found, count };
}

function endOf(folded: string, start: number, words: readonly string[]): number | null {
  let at = start;
  for (const [i, word] of words.entries()) {
    if (i > 0) {
      const before = at;
      while (/\s/u.test(folded[at] ?? '')) at += 1;
      if (at === before) return null;
    }
    if (!folded.startsWith(word, at)) return null;
    at += word.length;
  }
  return at;
}

/** The segment that a place of the text lies in. They are in order. */
export function segmentAt(segments: readonly MaskedSegment[], at: number): MaskedSegment | null {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  const segment = segments[low];
  return segment && segment.start <= at ? segment : null;
}
