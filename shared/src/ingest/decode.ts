import type { RawText } from '../core/brand.ts';
import { findEncoding, sequenceLength } from './encoding.ts';

/** Windows-1252, bytes 80-9F (WHATWG Encoding, index-windows-1252). The rest equals Latin-1. */
const HIGH_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Bytes turned into characters in pieces: `fromCharCode` takes its values as arguments, and engines bound their number. */
const PIECE = 8192;

/** Bytes of a text file -> RawText, without its byte order mark. Never throws: a byte that fits no encoding is still a character. */
export function decodeText(bytes: Uint8Array): RawText {
  const { encoding, mark } = findEncoding(bytes);
  const body = bytes.subarray(mark);
  if (encoding === 'utf-16le') return decodeWide(body, 0) as RawText;
  if (encoding === 'utf-16be') return decodeWide(body, 1) as RawText;
  return (encoding === 'utf-8' ? decodeUtf8(body) : decode1252(body)) as RawText;
}

/** Text that was never bytes: typed, pasted, or a file's name. */
export function rawText(text: string): RawText {
  return text as RawText;
}

function decodeWide(bytes: Uint8Array, high: 0 | 1): string {
  return inPieces(bytes.length >> 1, (unit) => {
    const first = bytes[2 * unit] ?? 0;
    const second = bytes[2 * unit + 1] ?? 0;
    return high === 1 ? (first << 8) | second : (second << 8) | first;
  });
}

/** Windows-1252 by our own table: Node's TextDecoder of that name leaves bytes 80-9F as control characters. */
export const decode1252 = (bytes: Uint8Array): string => inPieces(bytes.length, (at) => character1252(bytes[at] ?? 0));

function character1252(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? HIGH_1252.charCodeAt(byte - 0x80) : byte;
}

function inPieces(length: number, unit: (index: number) => number): string {
  let text = '';
  for (let at = 0; at < length; at += PIECE) {
    const units = new Array<number>(Math.min(PIECE, length - at));
    for (let i = 0; i < units.length; i++) units[i] = unit(at + i);
    text += String.fromCharCode(...units);
  }
  return text;
}

/** UTF-8; a byte that fits in no sequence is read as Windows-1252, so that a foreign å in the middle is kept. */
function decodeUtf8(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += decoder.decode(bytes.subarray(from, at)) + String.fromCharCode(character1252(bytes[at] ?? 0));
      from = at + 1;
    }
    at += Math.max(1, length);
  }
  return text + decoder.decode(bytes.subarray(from));
}
