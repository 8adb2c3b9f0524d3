export interface Paragraph {
  readonly text: string;
  /** UTF-16 offset of the first character in the whole text. */
  readonly start: number;
  /** UTF-16 offset after the last character. */
  readonly end: number;
}

/**
 * Parts a text at its empty lines, also those with blanks in them or with the line ends of another system. Paragraphs are
 * never empty; `text.slice(start, end)` is the paragraph. By lines and not by a pattern: that took minutes on a page of blanks.
 */
export function paragraphs(text: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let start = -1;
  let end = -1;
  const close = () => {
    if (start >= 0) found.push({ text: text.slice(start, end), start, end });
    start = -1;
  };
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const written = line.trimEnd();
    if (written === '') close();
    else {
      if (start < 0) start = lineStart;
      end = lineStart + written.length;
    }
    lineStart += line.length + 1;
  }
  close();
  return found;
}
