import type { Mark } from './masked-content.ts';

/**
 * Marks of a text that was masked once more: the new cuts, and the old placeholders where they stand now. Masking never
 * touches a placeholder of the project, so the old ones follow in the same order; one that is not found is dropped.
 * @param text the text as it is now, with `fresh` marks
 * @param old marks from before, in order of start
 */
export function mergeMarks(text: string, fresh: readonly Mark[], old: readonly Mark[]): readonly Mark[] {
  const taken = new Set(fresh.map(({ start }) => start));
  const moved: Mark[] = [];
  let from = 0;
  for (const mark of [...old].sort((a, b) => a.start - b.start)) {
    let start = text.indexOf(mark.placeholder, from);
    while (start >= 0 && taken.has(start)) start = text.indexOf(mark.placeholder, start + 1);
    if (start < 0) continue;
    from = start + mark.placeholder.length;
    moved.push({ ...mark, start, end: from });
  }
  return [...fresh, ...moved].sort((a, b) => a.start - b.start);
}
