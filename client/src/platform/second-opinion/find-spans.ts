import type { Candidate } from '@arbetsytan/shared/mask/mask-types';
import type { LabelModel } from '@arbetsytan/shared/models/model';
import type { TokenModel } from './onnx.engine.ts';
import { type Piece, piecesOf, type TextTokenizer } from './pieces.ts';
import { candidatesOf, labelTypes, type Opinion, opinionOf } from './read-labels.ts';
import { windowsOf } from './windows.ts';

export interface LoadedModel {
  readonly entry: LabelModel;
  readonly tokenizer: TextTokenizer;
  readonly byteLevel: boolean;
  readonly model: TokenModel;
}

/** Windows read so far, of all. */
export type OnWindow = (done: number, of: number) => void;

/**
 * What the model would hide in each text, as candidates for `mask`. A word in two windows is hidden when either says so.
 * @throws Error when the model answers with something that is no opinion: a broken model is told, never taken for "nothing found"
 */
export async function findSpans(
  texts: readonly string[],
  loaded: LoadedModel,
  onWindow: OnWindow,
): Promise<readonly (readonly Candidate[])[]> {
  const { entry, tokenizer, byteLevel, model } = loaded;
  const types = labelTypes(entry);
  const { start, end } = framing(tokenizer);
  const room = entry.maxTokens - start.length - end.length;
  if (room < 4) throw new Error('no room for text');
  const work = texts.map((text) => {
    const pieces = piecesOf(text, tokenizer, byteLevel);
    return {
      text,
      pieces,
      windows: windowsOf(pieces, room),
      opinions: new Array<Opinion | null>(pieces.length).fill(null),
    };
  });
  const of = work.reduce((sum, { windows }) => sum + windows.length, 0);
  let done = 0;
  onWindow(done, of);
  for (const { pieces, windows, opinions } of work)
    for (const { from, to } of windows) {
      const logits = await model.logits([...start, ...pieces.slice(from, to).map(({ id }: Piece) => id), ...end]);
      for (let i = from; i < to; i += 1) {
        const row = (start.length + i - from) * types.length;
        const opinion = opinionOf(logits.subarray(row, row + types.length), entry.labels, types);
        if (!opinion) throw new Error('no opinion');
        const earlier = opinions[i];
        if (!earlier || opinion.hidden > earlier.hidden) opinions[i] = opinion;
      }
      done += 1;
      onWindow(done, of);
    }
  return work.map(({ text, pieces, opinions }) => candidatesOf(text, pieces, opinions));
}

/** The tokens that the model wants before and after every window: [CLS] and [SEP], or whatever it calls them. */
function framing(tokenizer: TextTokenizer): { readonly start: readonly number[]; readonly end: readonly number[] } {
  const plain = tokenizer.encode('a', { add_special_tokens: false }).ids;
  const whole = tokenizer.encode('a', { add_special_tokens: true }).ids;
  for (let at = 0; at + plain.length <= whole.length; at += 1)
    if (plain.every((id, i) => whole[at + i] === id))
      return { start: whole.slice(0, at), end: whole.slice(at + plain.length) };
  throw new Error('no tokenizer');
}
