/** A word of a text after normalisation, and where it stands. Offsets are UTF-16 code units, end exclusive. */
export interface NormalWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g;

/**
 * Words without case, accents of composition, hyphens or punctuation: "Kommun-styrelsen," and "kommunstyrelsen" are equal.
 * A comma, a hyphen, a quotation mark, an ellipsis or a line break between words changes nothing.
 */
export function normalWords(text: string): NormalWord[] {
  const words: NormalWord[] = [];
  let last: NormalWord | null = null;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    const word = match[0].normalize('NFC').toLowerCase();
    const between: string = last ? text.slice(last.end, start) : ' ';
    // A hyphen inside a word, also across a line break, and an invisible sign do not make two words of it.
    if (last && (/^[-\u2010\u2011\u00ad]\n?$/.test(between) || between.replace(INVISIBLE, '') === '')) {
      last = { word: last.word + word, start: last.start, end };
      words[words.length - 1] = last;
    } else {
      last = { word, start, end };
      words.push(last);
    }
  }
  return words;
}

/** Every run of `size` words as one string, with the index of its first word. */
export function* wordRuns(words: readonly NormalWord[], size: number): Generator<{ readonly run: string; readonly index: number }> {
  for (let index = 0; index + size <= words.length; index++) {
    let run = '';
    for (let word = index; word < index + size; word++) run += `${words[word]?.word ?? ''} `;
    yield { run, index };
  }
}
