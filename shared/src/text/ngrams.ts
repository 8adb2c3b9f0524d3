/** A word of a text after normalisation, and where it stands. Offsets are UTF-16 code units, end exclusive. */
export interface NormalWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+[\p{L}\p{N}\p{M}]+)*/gu;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * Words without case, accents of composition or signs. A hyphen parts words here ("kommun-styrelsen" is two): counting
 * finely makes a run of nine words short, so a run counted any coarser way holds one.
 */
export function normalWords(text: string): NormalWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: squeezed(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Letters and digits alone, compatibility forms made plain: what is left when no comma, hyphen, case or dots can differ. */
export function squeezed(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NEITHER_LETTER_NOR_DIGIT, '');
}

/** Every run of `size` words, squeezed together, with the index of its first word. */
export function* wordRuns(
  words: readonly NormalWord[],
  size: number,
): Generator<{ readonly run: string; readonly index: number }> {
  for (let index = 0; index + size <= words.length; index += 1) {
    let run = '';
    for (let word = index; word < index + size; word += 1) run += words[word]?.word ?? '';
    yield { run, index };
  }
}
