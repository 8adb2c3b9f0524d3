import { normalWords, squeezed, wordRuns } from '../text/ngrams.ts';

/** A run of words that a text shares with a source. Offsets are UTF-16 code units in the text that was checked. */
export interface CopiedRun {
  readonly start: number;
  readonly end: number;
}

/** Finds words copied from sources. Built once for a pack, asked once a line. */
export interface QuoteGuard {
  /** Every run that is at least `size` words long; empty when nothing is copied. */
  copied(text: string): readonly CopiedRun[];
}

/** Runs are looked up by their first letters; nine words have at least nine. */
const KEY = 9;
/** A fragment of fewer words beside dots is nobody's quote. */
const FRAGMENT = 3;
const DOTS = /(?:\u2026|\.[ \u00a0]?\.[ \u00a0]?\.|\[[ .\u2026]*\]|\([ .\u2026]+\)|--+|\u2014)/gu;

/**
 * Compares letters and digits alone, so that a comma, a hyphen (also one that joins or parts words), a case, quotation
 * marks, a line break or invisible signs change nothing. Dots change nothing either: copied fragments on both sides of an
 * ellipsis count as one run even when words were left out between them.
 * @param sources one text a document, whole: a run may go on into the next paragraph
 * @param size least number of words that count as copied (PRODUCT.md: 9 for Extern); at least `KEY` letters are presumed
 */
export function createQuoteGuard(sources: Iterable<string>, size: number): QuoteGuard {
  const texts = [...sources];
  const runs = new Map<string, string[]>();
  const known = new Set<string>();
  for (const source of texts) {
    for (const { run } of wordRuns(normalWords(source), size)) {
      if (known.has(run)) continue;
      known.add(run);
      const key = run.slice(0, KEY);
      const same = runs.get(key);
      if (same) same.push(run);
      else runs.set(key, [run]);
    }
  }
  // Only a text with dots needs the whole sources; a bar keeps one document's end from meeting the next one's start.
  let whole: string | null = null;
  const inSources = (words: string) => {
    whole ??= texts.map(squeezed).join('|');
    return whole.includes(words);
  };
  return { copied: (text) => [...straightRuns(text, runs), ...dottedRuns(text, size, inSources)] };
}

/** Looks from every letter, not from every word: a hyphen put in or taken out moves where words begin. */
function straightRuns(text: string, runs: ReadonlyMap<string, readonly string[]>): CopiedRun[] {
  const words = normalWords(text);
  const letters = words.map(({ word }) => word).join('');
  const found: CopiedRun[] = [];
  for (let at = 0; at + KEY <= letters.length; at += 1) {
    const run = runs.get(letters.slice(at, at + KEY))?.find((candidate) => letters.startsWith(candidate, at));
    if (run) found.push(spanOf(words, at, at + run.length));
  }
  return found;
}

function spanOf(words: ReturnType<typeof normalWords>, from: number, to: number): CopiedRun {
  let at = 0;
  let start = 0;
  let end = 0;
  for (const { word, start: wordStart, end: wordEnd } of words) {
    if (at <= from) start = wordStart;
    if (at < to) end = wordEnd;
    at += word.length;
  }
  return { start, end };
}

function dottedRuns(text: string, size: number, inSources: (words: string) => boolean): CopiedRun[] {
  const found: CopiedRun[] = [];
  for (const dots of text.matchAll(DOTS)) {
    const before = normalWords(text.slice(0, dots.index)).slice(-size);
    const offset = dots.index + dots[0].length;
    const after = normalWords(text.slice(offset)).slice(0, size);
    let left = 0;
    while (left < before.length && inSources(joined(before.slice(before.length - left - 1)))) left += 1;
    let right = 0;
    while (right < after.length && inSources(joined(after.slice(0, right + 1)))) right += 1;
    if (left < FRAGMENT || right < FRAGMENT || left + right < size) continue;
    found.push({ start: before[before.length - left]?.start ?? 0, end: offset + (after[right - 1]?.end ?? 0) });
  }
  return found;
}

function joined(words: ReturnType<typeof normalWords>): string {
  return words.map(({ word }) => word).join('');
}
