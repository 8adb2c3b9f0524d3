/** How a text file's bytes spell its characters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface EncodingFound {
  readonly encoding: Encoding;
  /** Length of the byte order mark, 0 when there is none. */
  readonly mark: number;
}

/** UTF-16 is told from its zero bytes in this many bytes at the start. */
const SAMPLE = 4096;

/** Works out the encoding of a text: byte order mark, then the zero bytes of UTF-16, then UTF-8, then Windows-1252. */
export function findEncoding(bytes: Uint8Array): EncodingFound {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const wide = findWide(bytes);
  if (wide) return { encoding: wide, mark: 0 };
  const { sequences, strays } = countUtf8(bytes);
  // A text in UTF-8 with a few foreign bytes stays UTF-8; in Windows-1252 nearly every å, ä and ö is a stray byte.
  return { encoding: strays === 0 || sequences > 2 * strays ? 'utf-8' : 'windows-1252', mark: 0 };
}

/** Swedish text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function findWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1;
  if (length < 4 || bytes.length % 2 !== 0) return null;
  let first = 0;
  let second = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) first += 1;
    if (bytes[i + 1] === 0) second += 1;
  }
  const pairs = length / 2;
  const mostly = (zeros: number, others: number) => zeros * 10 >= pairs * 7 && others * 20 <= pairs;
  if (mostly(second, first)) return 'utf-16le';
  if (mostly(first, second)) return 'utf-16be';
  return null;
}

/** Multi-byte sequences that are right, and bytes that fit in none. */
export function countUtf8(bytes: Uint8Array): { readonly sequences: number; readonly strays: number } {
  let sequences = 0;
  let strays = 0;
  for (let i = 0; i < bytes.length; ) {
    if ((bytes[i] ?? 0) < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length === 0) strays += 1;
    else sequences += 1;
    i += Math.max(1, length);
  }
  return { sequences, strays };
}

/** Length 2-4 of the well-formed UTF-8 sequence at `at` (Unicode 16, table 3-7), or 0 when there is none. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const tail = (offset: number) => ((bytes[at + offset] ?? 0) & 0xc0) === 0x80;
  if (lead >= 0xc2 && lead <= 0xdf) return tail(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const least = lead === 0xe0 ? 0xa0 : 0x80;
    const most = lead === 0xed ? 0x9f : 0xbf;
    return second >= least && second <= most && tail(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const least = lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xf4 ? 0x8f : 0xbf;
    return second >= least && second <= most && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}
