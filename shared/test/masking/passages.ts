import { readFileSync } from 'node:fs';
import { type MaskLevel, PLACEHOLDER_WORD, type SpanType, typesOf } from '../../src/mask/levels.ts';

/** A passage with gold spans; offsets are UTF-16 code units, end exclusive. */
export interface Passage {
  readonly id: string;
  readonly text: string;
  readonly source: string;
  readonly genre: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

export const FOLDER = new URL('.', import.meta.url).pathname;

export function passagesOf(file: string): readonly Passage[] {
  return readFileSync(`${FOLDER}${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Passage);
}

/** The passage with its gold spans replaced, but for those of type `left`; at paranoid every other digit too. */
export function perfect({ text, spans }: Passage, level: MaskLevel, left?: string): string {
  const types: ReadonlySet<string> = typesOf(level);
  let out = '';
  let from = 0;
  spans.forEach(({ start, end, type }, index) => {
    if (!types.has(type) || type === left) return;
    out += `${text.slice(from, start)}[${PLACEHOLDER_WORD[type as SpanType]} ${index + 1}]`;
    from = end;
  });
  out += text.slice(from);
  return level === 'paranoid' && left === undefined
    ? out.replace(/(\[[^\]]+ \d+\])|\d+/g, (_, kept?: string) => kept ?? '[SIFFROR 1]')
    : out;
}
