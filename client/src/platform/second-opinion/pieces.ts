/** What of the tokenizer is used. `@huggingface/tokenizers` gives no offsets: they are worked out here. */
export interface TextTokenizer {
  encode(
    text: string,
    options: { readonly add_special_tokens: boolean },
  ): { readonly ids: number[]; readonly tokens: string[] };
}

/** One token of the text. Offsets are UTF-16 code units in the text, end exclusive. */
export interface Piece {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  /** Number of the run between blanks that it belongs to: windows are cut between runs. */
  readonly run: number;
}

/**
 * The tokens of a text with their offsets. The text is cut at blanks, which every tokenizer of a token classifier cuts at
 * too, and each run is given to the tokenizer with the blank before it, so that the tokens are those of the whole text. Within
 * a run the tokens are laid against its letters; where that fails (an unknown token, a rewriting normaliser) each of its tokens
 * stands for the whole run: more is then hidden, never less.
 * @param byteLevel whether the tokens are written in GPT-2's alphabet of bytes
 */
export function piecesOf(text: string, tokenizer: TextTokenizer, byteLevel: boolean): Piece[] {
  const pieces: Piece[] = [];
  const seen = new Map<string, readonly RunPiece[]>();
  let run = 0;
  for (const { 0: word, index } of text.matchAll(/\S+/gu)) {
    const key = index === 0 ? word : ` ${word}`;
    let laid = seen.get(key);
    if (!laid) {
      laid = layOut(key, word, tokenizer, byteLevel);
      seen.set(key, laid);
    }
    for (const { id, start, end } of laid) pieces.push({ id, start: index + start, end: index + end, run });
    run += 1;
  }
  return pieces;
}

interface RunPiece {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

function layOut(key: string, word: string, tokenizer: TextTokenizer, byteLevel: boolean): readonly RunPiece[] {
  const { ids, tokens } = tokenizer.encode(key, { add_special_tokens: false });
  const surfaces = byteLevel ? surfacesOfBytes(tokens) : tokens.map(plainSurface);
  const places = placesOf(word, surfaces);
  return ids.map((id, i) => ({ id, ...(places?.[i] ?? { start: 0, end: word.length }) }));
}

/** Without WordPiece's `##`, SentencePiece's `▁` and `</w>`. */
function plainSurface(token: string): string {
  return token
    .replace(/^##(?=.)/u, '')
    .replace(/<\/w>$/u, '')
    .replaceAll('▁', '');
}

/** GPT-2's alphabet: printable bytes stand for themselves, the others for the code points from 256. */
const BYTE_OF: ReadonlyMap<string, number> = new Map(
  (() => {
    const plain = (byte: number) =>
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    let next = 256;
    return Array.from({ length: 256 }, (_none, byte): [string, number] => [
      String.fromCodePoint(plain(byte) ? byte : next++),
      byte,
    ]);
  })(),
);

/** A letter whose bytes lie in two tokens belongs to the one that ends it. */
function surfacesOfBytes(tokens: readonly string[]): string[] {
  const decoder = new TextDecoder();
  return tokens.map((token) =>
    decoder.decode(Uint8Array.from([...token].flatMap((letter) => BYTE_OF.get(letter) ?? [])), { stream: true }),
  );
}

/** Lays the surfaces one after the other against the word, both folded. Null when they do not spell it. */
function placesOf(word: string, surfaces: readonly string[]): { start: number; end: number }[] | null {
  const letters: { readonly letter: string; readonly start: number; readonly end: number }[] = [];
  let at = 0;
  for (const point of word) {
    for (const letter of folded(point)) letters.push({ letter, start: at, end: at + point.length });
    at += point.length;
  }
  const places: { start: number; end: number }[] = [];
  let next = 0;
  for (const surface of surfaces) {
    const first = next;
    for (const letter of folded(surface)) {
      if (letters[next]?.letter !== letter) return null;
      next += 1;
    }
    const start = letters[first]?.start ?? word.length;
    places.push(next > first ? { start, end: letters[next - 1]?.end ?? start } : { start, end: start });
  }
  return next === letters.length ? places : null;
}

/** As unlike tokenizers see it alike: compatibility forms, case, accents and invisible signs apart. */
function folded(text: string): string[] {
  return [
    ...text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}\p{Cc}\s]/gu, ''),
  ];
}
