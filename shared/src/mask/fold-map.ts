/**
 * Detection reads a folded copy, cuts are made in the original. Folding removes what a reader does not see and makes one
 * character of those that look alike, so that no invisible sign, odd dash or foreign digit hides an identifier.
 */
export interface Folded {
  readonly text: string;
  /** Original offset of folded offset i, 0 <= i <= text.length; null when folding moved nothing. */
  readonly starts: Int32Array | null;
  /** Length of the original in UTF-16 code units. */
  readonly length: number;
}

/** Everything else is folded to itself. Kept short, since it is tried on every character. */
const PLAIN_TEXT = /^[\t\n\u0020-\u007eåäöÅÄÖéÉüÜ§°]*$/;
const NOT_PLAIN = /[^\t\n\u0020-\u007eåäöÅÄÖéÉüÜ§°]/;

/** Format characters, fillers and variation selectors. */
const INVISIBLE = /\p{Cf}|[\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|[\u180b-\u180d]|[\ufe00-\ufe0f]/u;
const BLANK = /[^\S\n\t]|\u0085/;
const DASH =
  /[\u00af\u02d7\u058a\u05be\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2500\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d]/;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;

/** Single characters that stand for another one. Letters of other scripts are folded only inside a word that has Latin letters. */
const SINGLES: ReadonlyMap<string, string> = new Map([
  ...pairs('\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc\u2035', "'"),
  ...pairs('\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb', '"'),
  ...pairs('\u2024\ufe52\u3002\uff61\u00b7\u2022\u2219\u22c5\u30fb', '.'),
  ...pairs('\u2044\u2215\u29f8', '/'),
  ...pairs('\u02d0\ua789\u2236\ufe55', ':'),
  ...pairs('\ufe6b', '@'),
  ...pairs('\ufb00', 'f'),
  ['İ', 'I'],
  ['ſ', 's'],
  ['ı', 'i'],
]);

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  zip(
    'АВЕЅІЈКМНОРСТУХЗԚԜаеѕіјорсухԛԁԝһвкмнтгпΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχγωա',
    'ABESIJKMHOPCTYX3QWaesijopcyxqdwhbkmhtrnABEZHIKMNOPTYXaeiknoptuxywa',
  ),
);

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((character) => [character, to]);
}

function zip(from: string, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((character, index) => [character, targets[index] ?? character]);
}

/** A word that was parted at the end of a line: Kowal-\nczyk. */
const WORD_BREAK = /(?<=\p{Ll}{2})-\n(?=\p{Ll}{2})/u;

export function fold(original: string): Folded {
  if (PLAIN_TEXT.test(original) && !WORD_BREAK.test(original))
    return { text: original, starts: null, length: original.length };
  const starts = new Int32Array(original.length + 1);
  const parts: string[] = [];
  let folded = 0;
  const emit = (piece: string, at: number) => {
    for (let i = 0; i < piece.length; i += 1) starts[folded + i] = at;
    folded += piece.length;
    parts.push(piece);
  };
  let at = 0;
  let plainFrom = 0;
  const flush = (to: number) => {
    if (to <= plainFrom) return;
    for (let i = plainFrom; i < to; i += 1) starts[folded + i - plainFrom] = i;
    folded += to - plainFrom;
    parts.push(original.slice(plainFrom, to));
  };
  while (at < original.length) {
    const character = original[at] ?? '';
    const next = original[at + 1] ?? '';
    // A mark that follows composes with what it stands on, so the plain letter waits for it.
    if (character === '-' && next === '\n' && WORD_BREAK.test(original.slice(Math.max(0, at - 2), at + 4))) {
      flush(at);
      at += 2;
      plainFrom = at;
      continue;
    }
    if (!NOT_PLAIN.test(character) && (next < '\u0300' || !MARK.test(next))) {
      at += 1;
      continue;
    }
    flush(at);
    const size = clusterSize(original, at);
    const cluster = original.slice(at, at + size);
    emit(foldCluster(cluster, original, at, size), at);
    at += size;
    plainFrom = at;
  }
  flush(at);
  starts[folded] = original.length;
  return { text: parts.join(''), starts: starts.slice(0, folded + 1), length: original.length };
}

/** One code point and the marks that follow it (at most 8, so that a tower of marks costs linear time). */
function clusterSize(text: string, at: number): number {
  let size = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  for (let marks = 0; marks < 8; marks += 1) {
    const next = text[at + size];
    if (next === undefined || next < '\u0300' || !MARK.test(next) || INVISIBLE.test(next)) break;
    size += 1;
  }
  return size;
}

function foldCluster(cluster: string, text: string, at: number, size: number): string {
  const first = String.fromCodePoint(cluster.codePointAt(0) ?? 0);
  if (cluster.length > first.length) {
    const composed = cluster.normalize('NFC');
    if (composed.length === 1) return foldCluster(composed, text, at, size);
    return foldCluster(first, text, at, size);
  }
  if (INVISIBLE.test(first)) return '';
  if (BLANK.test(first)) return first === '\u2028' || first === '\u2029' || first === '\u0085' ? '\n' : ' ';
  if (DASH.test(first)) return '-';
  if (MARK.test(first)) return '';
  const single = SINGLES.get(first);
  if (single !== undefined) return single;
  if (DIGIT.test(first)) return digitOf(first);
  const twin = LOOK_ALIKES.get(first);
  if (twin !== undefined) return latinWord(text, at, size) ? twin : first;
  const compatible = first.normalize('NFKC');
  if (compatible.length === 1 && compatible !== first) return compatible;
  // Mathematical letters and the like fold to a plain one; other astral characters keep their two units.
  return first;
}

/** The blocks of Unicode digits start at a multiple that the zero decides; count back to it. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const compatible = character.normalize('NFKC');
  if (/^[0-9]$/.test(compatible)) return compatible;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

const LATIN = /[A-Za-zÅÄÖåäöÉéÜü]/;
const LETTER = /[\p{L}\p{M}]/u;

/** Is the character inside a word that also has Latin letters? Looks at most 12 characters each way. */
function latinWord(text: string, at: number, size: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 12; i -= 1) {
    const character = text[i] ?? '';
    if (LATIN.test(character)) return true;
    if (!LETTER.test(character) && !INVISIBLE.test(character)) break;
  }
  for (let i = at + size; i < text.length && i < at + size + 12; i += 1) {
    const character = text[i] ?? '';
    if (LATIN.test(character)) return true;
    if (!LETTER.test(character) && !INVISIBLE.test(character))
      return shortBeforeDigits(text, at, i) || endsPlate(text, at, i);
  }
  return endsPlate(text, at, text.length);
}

/** Right behind a digit and at the end of its word: the last sign of a plate. */
function endsPlate(text: string, at: number, end: number): boolean {
  return /\d\d$/.test(text.slice(Math.max(0, at - 2), at)) && end - at === 1;
}

/** A plate in look-alike letters only: one to three of them and then a digit. */
function shortBeforeDigits(text: string, at: number, end: number): boolean {
  return end - at <= 3 && /^[ -]?\d/.test(text.slice(end, end + 2));
}

/** Original start of a folded offset. */
export function originalStart(folded: Folded, offset: number): number {
  return folded.starts ? (folded.starts[offset] ?? folded.length) : offset;
}

/** Original end of a folded end: what was folded away behind the last character (marks, invisibles) goes with it. */
export function originalEnd(folded: Folded, end: number): number {
  if (!folded.starts) return end;
  return folded.starts[end] ?? folded.length;
}
