/** The gate's own reading of a text: compatibility forms, no invisibles, no marks, ASCII digits and dashes. With offsets. */
export interface GateReading {
  readonly text: string;
  /** UTF-16 offset in the gated text of each unit of `text`, and one more for its end. */
  readonly at: readonly number[] | null;
}

const ORDINARY = /^[\n\t -~åäöÅÄÖéÉ]*$/;
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/u;
const LINE = /[\p{Pd}\u2212\u02d7\u00af]/u;
const SPACE = /[\p{Zs}\r]/u;

export function readForGate(text: string): GateReading {
  if (ORDINARY.test(text)) return { text, at: null };
  const read: string[] = [];
  const at: number[] = [];
  let offset = 0;
  // A letter and the marks on it are read as one: A + ring is Å.
  for (const [cluster] of text.matchAll(/\P{M}\p{M}{1,4}|[\s\S]/gu)) {
    const composed = cluster.length > 1 ? cluster.normalize('NFC') : cluster;
    const piece = composed.length === 1 ? one(composed) : [...cluster].map(one).join('');
    for (let i = 0; i < piece.length; i += 1) at.push(offset);
    read.push(piece);
    offset += cluster.length;
  }
  at.push(offset);
  return { text: read.join(''), at };
}

const one = (character: string) => (character <= '~' ? character : seen(character));

function seen(character: string): string {
  if ('åäöÅÄÖéÉ'.includes(character)) return character;
  if (UNSEEN.test(character)) return '';
  if (LINE.test(character)) return '-';
  if (SPACE.test(character)) return ' ';
  if (character === '\u2028' || character === '\u2029' || character === '\u0085') return '\n';
  if (/\p{Nd}/u.test(character)) return decimal(character);
  return character.normalize('NFKC');
}

/** Unicode keeps each script's ten digits in a row from zero; where two rows touch, NFKC tells. */
function decimal(character: string): string {
  const plain = character.normalize('NFKC');
  if (plain >= '0' && plain <= '9' && plain.length === 1) return plain;
  let below = 0;
  const code = character.codePointAt(0) ?? 0;
  while (below < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below);
}

export function offsetIn(reading: GateReading, index: number): number {
  return reading.at ? (reading.at[index] ?? reading.at.at(-1) ?? 0) : index;
}
