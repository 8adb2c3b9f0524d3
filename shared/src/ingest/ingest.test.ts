import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './decode.ts';
import { DOCUMENT_BYTES, refuseLength, refuseSize, TEXT_LENGTH } from './limits.ts';
import { refuseKind, sniff } from './sniff.ts';

const SWEDISH = 'Åsa Öberg säger: ”Vi i MALMÖ” – inte på några villkor. Räksmörgås, 45 €, é.\r\nNästa rad.\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const wide = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};
const joined = (...parts: (number[] | Uint8Array)[]) => new Uint8Array(parts.flatMap((part) => [...part]));
/** Windows-1252 by its published table, for the few characters used here. */
const HIGH: Record<string, number> = { '€': 0x80, '”': 0x94, '–': 0x96 };
const windows = (text: string) => new Uint8Array([...text].map((sign) => HIGH[sign] ?? sign.charCodeAt(0)));

test.each([
  ['UTF-8', utf8(SWEDISH)],
  ['UTF-8 with a byte order mark', joined([0xef, 0xbb, 0xbf], utf8(SWEDISH))],
  ['UTF-16 little-endian with a mark', joined([0xff, 0xfe], wide(SWEDISH, false))],
  ['UTF-16 big-endian with a mark', joined([0xfe, 0xff], wide(SWEDISH, true))],
  ['UTF-16 little-endian without a mark', wide(SWEDISH, false)],
  ['UTF-16 big-endian without a mark', wide(SWEDISH, true)],
  ['Windows-1252', windows(SWEDISH)],
])('a Swedish text in %s is read without losing a character', (_name, bytes) => {
  expect(sniff(bytes, 'text.txt')).toBe('text');
  expect(decodeText(bytes)).toBe(SWEDISH);
});

test('an upper-case ö before a closing quotation mark in Windows-1252 is not taken for UTF-8', () => {
  expect(decodeText(windows('Han sa ”MALMÖ” på väg till Åmål'))).toBe('Han sa ”MALMÖ” på väg till Åmål');
});

test('a foreign byte in a UTF-8 text is kept as the letter it most likely was', () => {
  const bytes = joined(utf8('Räksmörgås på ö, '), latin('å'), utf8(' och åter UTF-8 med ä'));
  expect(decodeText(bytes)).toBe('Räksmörgås på ö, å och åter UTF-8 med ä');
});

test('any text comes back from UTF-8 and from marked UTF-16', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const plain = text.replace(/^\ufeff/, '').replaceAll('\0', '');
      expect(decodeText(joined([0xef, 0xbb, 0xbf], utf8(plain)))).toBe(plain);
      expect(decodeText(joined([0xff, 0xfe], wide(plain, false)))).toBe(plain);
      expect(decodeText(joined([0xfe, 0xff], wide(plain, true)))).toBe(plain);
    }),
  );
});

test('decoding and sniffing never throw, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), fc.string(), (bytes, name) => {
      expect(typeof decodeText(bytes)).toBe('string');
      expect(typeof sniff(bytes, name)).toBe('string');
    }),
  );
});

test.each([
  ['%PDF-1.7\n%âãÏÓ', 'pdf'],
  ['skräp före\n%PDF-1.4', 'pdf'],
  ['\x89PNG\r\n\x1a\n\0\0', 'image'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'audio'],
  ['ID3\x04\0', 'audio'],
  ['\xff\xfb\x90\x64\0\0', 'audio'],
  ['\0\0\0\x18ftypmp42', 'video'],
  ['\0\0\0\x18ftypM4A ', 'audio'],
  ['PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml...word/document.xml', 'docx'],
  ['PK\x03\x04\x14\0bilder/katt.jpg', 'archive'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'office'],
  ['{\\rtf1\\ansi', 'rtf'],
  ['  <!DOCTYPE html><title>x</title>', 'html'],
  ['\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3e\0\x01\0\0\0', 'unknown'],
  ['', 'empty'],
])('the bytes %j are known as %s though the name says text', (bytes, kind) => {
  expect(sniff(latin(bytes), 'dokument.txt')).toBe(kind);
});

test('a name decides only between formats that are text inside', () => {
  const letter = utf8('From: a\nSubject: b\n\nHej');
  expect(sniff(letter, 'brev.eml')).toBe('mail');
  expect(sniff(letter, 'brev.txt')).toBe('text');
  expect(sniff(utf8('# Rubrik'), 'anteckning.md')).toBe('text');
  expect(sniff(utf8('ingen pdf alls'), 'falsk.pdf')).toBe('text');
});

test('a large text whose sample ends inside a letter is still text', () => {
  const bytes = utf8(`a${'å'.repeat(100_000)}`);
  expect(sniff(bytes, 'lång.txt')).toBe('text');
  expect(decodeText(bytes).length).toBe(100_001);
});

test('every kind is readable or refused with a reason', () => {
  expect(refuseKind('pdf')).toBeNull();
  expect(refuseKind('text')).toBeNull();
  expect(refuseKind('empty')?.code).toBe('file-empty');
  expect(refuseKind('unknown')?.code).toBe('file-type-unknown');
  for (const kind of ['docx', 'image', 'mail', 'html'] as const) expect(refuseKind(kind)?.code).toBe('file-type-later');
});

test('sizes are refused before any work, with the limit in the reason', () => {
  expect(refuseSize(0)?.code).toBe('file-empty');
  expect(refuseSize(DOCUMENT_BYTES)).toBeNull();
  expect(refuseSize(DOCUMENT_BYTES + 1)).toEqual({ code: 'file-too-large', params: { limit: 50 } });
  expect(refuseLength('a'.repeat(TEXT_LENGTH))).toBeNull();
  expect(refuseLength('a'.repeat(TEXT_LENGTH + 1))?.code).toBe('text-too-long');
});
