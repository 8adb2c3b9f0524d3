import type { Passage } from './segments.ts';

/** A line of a saved report as it is drawn. `start`/`end` are UTF-16 offsets of its words in the text, without the mark-up before them. */
export interface OutlineLine extends Passage {
  readonly kind: 'heading' | 'item' | 'text';
  /** 1-6 for a heading, 0 otherwise. */
  readonly level: number;
}

const LINE = /^(#{1,6} |- )?(.*)$/gm;

/**
 * The simple structure that `fort-knox/markdown.ts` writes: headings, one claim a line, text. Only for the product's own reports:
 * foreign text is drawn as it stands.
 */
export function outlineOf(text: string): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  for (const match of text.matchAll(LINE)) {
    const [whole, before = '', words = ''] = match;
    if (words.trim() === '') continue;
    const level = before.startsWith('#') ? before.length - 1 : 0;
    const kind = level > 0 ? 'heading' : before === '- ' ? 'item' : 'text';
    lines.push({ kind, level, start: match.index + before.length, end: match.index + whole.length });
  }
  return lines;
}

/** Words as they are read: what the report escaped is a sign again, and the marks of bold are gone. */
export function readableWords(words: string): string {
  return words.replace(/\\([\\`*_<>#|[\]()~&!+.-])|\*\*/g, (_whole, sign: string | undefined) => sign ?? '');
}
