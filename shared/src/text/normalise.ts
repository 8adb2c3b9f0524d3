import type { NormalText, RawText } from '../core/brand.ts';

/** C0 and C1 control characters but newline and tab: they carry no text and break terminals, XML and regular expressions. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: stripping them is what this is for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/g;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * The one shape of text that every later rule reads: NFC, LF line ends, no control characters, no trailing blanks,
 * at most one empty line in a row (which is what parts paragraphs), nothing blank at either end.
 * Idempotent. Characters that only look odd (no-break spaces, soft hyphens) stay: masking sees through them by itself.
 */
export function normalise(raw: RawText): NormalText {
  const text = raw
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\ufffd')
    .split('\n')
    .map(trimEnd)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
  // Removing a control character can bring two composable characters together.
  return text.normalize('NFC') as NormalText;
}

/** By hand: /[ \t]+$/ is quadratic on a long line of blanks. */
function trimEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}
