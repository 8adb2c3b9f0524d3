import { countUtf8, findEncoding } from './encoding.ts';
import type { Refusal } from './limits.ts';

/** What a file is, by its bytes. The name decides only between formats that are plain text inside. */
export type FileKind =
  | 'pdf'
  | 'text'
  | 'docx'
  | 'office'
  | 'rtf'
  | 'html'
  | 'mail'
  | 'image'
  | 'audio'
  | 'video'
  | 'archive'
  | 'empty'
  | 'unknown';

/** PDF 1.7, Annex H: readers accept the header anywhere in the first 1,024 bytes. */
const PDF_WINDOW = 1024;
const TEXT_SAMPLE = 65_536;

const MAGIC: readonly { readonly kind: FileKind; readonly at: number; readonly bytes: string }[] = [
  { kind: 'image', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'image', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'image', at: 0, bytes: 'GIF8' },
  { kind: 'image', at: 0, bytes: 'II*\0' },
  { kind: 'image', at: 0, bytes: 'MM\0*' },
  { kind: 'image', at: 8, bytes: 'WEBP' },
  { kind: 'audio', at: 8, bytes: 'WAVE' },
  { kind: 'audio', at: 0, bytes: 'ID3' },
  { kind: 'audio', at: 0, bytes: 'OggS' },
  { kind: 'audio', at: 0, bytes: 'fLaC' },
  { kind: 'audio', at: 4, bytes: 'ftypM4A' },
  { kind: 'image', at: 4, bytes: 'ftyphei' },
  { kind: 'image', at: 4, bytes: 'ftypavif' },
  { kind: 'video', at: 4, bytes: 'ftyp' },
  { kind: 'video', at: 0, bytes: '\x1a\x45\xdf\xa3' },
  { kind: 'video', at: 8, bytes: 'AVI ' },
  { kind: 'office', at: 0, bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'rtf', at: 0, bytes: '{\\rtf' },
  { kind: 'archive', at: 0, bytes: '\x1f\x8b' },
  { kind: 'archive', at: 0, bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'archive', at: 0, bytes: 'Rar!\x1a\x07' },
];

/** @param name the file's name; only its ending is read */
export function sniff(bytes: Uint8Array, name: string): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = latin1(bytes.subarray(0, PDF_WINDOW));
  if (head.includes('%PDF-')) return 'pdf';
  const magic = MAGIC.find(({ at, bytes: sign }) => head.startsWith(sign, at));
  if (magic) return magic.kind;
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(bytes);
  if (isMp3(bytes)) return 'audio';
  if (!isText(bytes)) return 'unknown';
  return textKind(head, name);
}

/** Why a kind of file can't be read now, or null when it can. */
export function refuseKind(kind: FileKind): Refusal | null {
  if (kind === 'pdf' || kind === 'text') return null;
  if (kind === 'empty') return { code: 'file-empty', params: {} };
  return { code: kind === 'unknown' ? 'file-type-unknown' : 'file-type-later', params: {} };
}

function textKind(head: string, name: string): FileKind {
  const start = head
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  const ending = /\.([a-z0-9]+)$/.exec(name.toLowerCase())?.[1];
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || ending === 'html' || ending === 'htm')
    return 'html';
  return ending === 'eml' ? 'mail' : 'text';
}

/** Office files are archives whose central directory names their parts; it lies at the end. */
function zipKind(bytes: Uint8Array): FileKind {
  const tail = latin1(bytes.subarray(Math.max(0, bytes.length - TEXT_SAMPLE)));
  if (tail.includes('word/document.xml')) return 'docx';
  return /(?:xl|ppt)\/|\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(tail) ? 'office' : 'archive';
}

/** MPEG audio frame header: eleven set bits, then a layer, a bit rate and a sample rate that exist. UTF-16's mark is not one. */
function isMp3(bytes: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = bytes;
  const layer = (second >> 1) & 3;
  return first === 0xff && (second & 0xe0) === 0xe0 && layer === 1 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3;
}

/** Text has next to no control characters, and in Windows-1252 next to none of the bytes that have no character. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, TEXT_SAMPLE);
  const { encoding, mark } = findEncoding(bytes.length <= TEXT_SAMPLE ? bytes : sample.subarray(0, TEXT_SAMPLE - 4));
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  let units = 0;
  let odd = 0;
  for (let i = mark; i < sample.length; i += wide ? 2 : 1) {
    const [low, high] = encoding === 'utf-16be' ? [sample[i + 1], sample[i]] : [sample[i], sample[i + 1]];
    units += 1;
    if ((!wide || high === 0) && isOdd(low ?? 0, encoding === 'windows-1252')) odd += 1;
  }
  if (encoding === 'windows-1252' && countUtf8(sample).strays * 3 > sample.length) return false;
  return units > 0 && odd * 200 <= units;
}

/** A byte that plain text has no use for. Tab, line ends, form feed, escape and the DOS end-of-file sign are no such. */
function isOdd(byte: number, in1252: boolean): boolean {
  if (in1252 && (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d)) return true;
  return byte < 0x20 ? ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte) : byte === 0x7f;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
