export interface Paragraph {
  readonly text: string;
  /** UTF-16 offset of the first character in the whole text. */
  readonly start: number;
  /** UTF-16 offset after the last character. */
  readonly end: number;
}

/** Parts a normalised text at its empty lines. Paragraphs are never empty; `text.slice(start, end)` is the paragraph. */
export function paragraphs(text: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let start = 0;
  while (start <= text.length) {
    const gap = text.indexOf('\n\n', start);
    const end = gap < 0 ? text.length : gap;
    if (end > start) found.push({ text: text.slice(start, end), start, end });
    if (gap < 0) break;
    start = gap + 2;
  }
  return found;
}
