import { normalWords, wordRuns } from '../text/ngrams.ts';

/** A run of words that a text shares with a source. Offsets are UTF-16 code units in the text that was checked. */
export interface CopiedRun {
  readonly start: number;
  readonly end: number;
}

/** Finds words copied from sources. Built once for a pack, asked once a line. */
export interface QuoteGuard {
  /** Where a run begins that is at least `size` words long; empty when nothing is copied. */
  copied(text: string): readonly CopiedRun[];
}

/**
 * Words are compared normalised (`text/ngrams.ts`), so that a comma, a hyphen, a case or dots put into a quote change
 * nothing.
 * @param size least number of words that count as copied (PRODUCT.md: 9 for Extern)
 */
export function createQuoteGuard(sources: Iterable<string>, size: number): QuoteGuard {
  const runs = new Set<string>();
  for (const source of sources) for (const { run } of wordRuns(normalWords(source), size)) runs.add(run);
  return {
    copied: (text) => {
      const words = normalWords(text);
      const found: CopiedRun[] = [];
      for (const { run, index } of wordRuns(words, size)) {
        const first = words[index];
        const last = words[index + size - 1];
        if (first && last && runs.has(run)) found.push({ start: first.start, end: last.end });
      }
      return found;
    },
  };
}
