export interface Paragraph {
  readonly text: string;
  /** UTF-16 offset of the first character in the whole text. */
  readonly start: number;
  /** UTF-16 offset after the last character. */
  readonly end: number;
}

/** An empty line, also one with spaces in it or with the line ends of another system. */
const GAP = /[^\S\n]*\n(?:[^\S\n]*\n)+/g;

/** Parts a text at its empty lines. Paragraphs are never empty; `text.slice(start, end)` is the paragraph. */
export function paragraphs(text: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let start = 0;
  const add = (end: number) => {
    if (text.slice(start, end).trim() !== '') found.push({ text: text.slice(start, end), start, end });
  };
  for (const gap of text.matchAll(GAP)) {
    add(gap.index);
    start = gap.index + gap[0].length;
  }
  add(text.length);
  return found;
}
