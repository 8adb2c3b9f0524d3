import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { SPAN_TYPES, type SpanType, typesOf } from '@arbetsytan/shared/mask/levels';
import type { Candidate } from '@arbetsytan/shared/mask/mask-types';
import { baseOf, type LabelModel, opens } from '@arbetsytan/shared/models/model';
import type { Piece } from './pieces.ts';

/** What a model says of one token. */
export interface Opinion {
  /** 0-1: the probability that the token is something that is hidden, of whatever type. */
  readonly hidden: number;
  /** The likeliest label that hides something. */
  readonly label: string;
  readonly type: SpanType;
}

const isSpanType = (value: string): value is SpanType => (SPAN_TYPES as readonly string[]).includes(value);

/** The type that each label hides, in the order of the model's output; null: none. */
export function labelTypes({ labels, types }: LabelModel): readonly (SpanType | null)[] {
  return labels.map((label) => {
    const type = label === 'O' ? null : (types[baseOf(label)] ?? null);
    return type !== null && isSpanType(type) ? type : null;
  });
}

/** Has the model anything to say at this level? */
export function hidesAnything(entry: LabelModel, level: MaskLevel): boolean {
  return labelTypes(entry).some((type) => type !== null && typesOf(level).has(type));
}

/**
 * A token's row of logits, read as an opinion. A model that is torn between two types hides the token all the same:
 * their probabilities are added.
 */
export function opinionOf(
  logits: Float32Array,
  labels: readonly string[],
  types: readonly (SpanType | null)[],
): Opinion | null {
  const top = logits.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let sum = 0;
  let hidden = 0;
  let best = -1;
  let bestShare = 0;
  for (let i = 0; i < types.length; i += 1) {
    const share = Math.exp((logits[i] ?? Number.NEGATIVE_INFINITY) - top);
    sum += share;
    if (types[i] === null) continue;
    hidden += share;
    if (share > bestShare) [best, bestShare] = [i, share];
  }
  const type = types[best];
  // A row that is no numbers is no opinion; the caller takes it for a broken model.
  if (!Number.isFinite(sum) || !type) return null;
  return { hidden: hidden / sum, label: labels[best] ?? '', type };
}

/** More likely than not something that is hidden. */
export const LEAST_HIDDEN = 0.5;

/** A word, or what is written together like one: an e-mail address, a double name, an initial. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.@_\u00ad\u200b-\u200d\u2060][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * The words that the model hides, as candidates for `mask`. A word is hidden whole when one of its tokens is, and words that
 * the labels call one entity become one candidate. Offsets are those of the text.
 * @param opinions by piece; null: no opinion
 */
export function candidatesOf(
  text: string,
  pieces: readonly Piece[],
  opinions: readonly (Opinion | null)[],
): Candidate[] {
  const found: { start: number; end: number; type: SpanType; hidden: number }[] = [];
  let piece = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const end = index + word.length;
    while (piece < pieces.length && (pieces[piece]?.end ?? 0) <= index) piece += 1;
    const said: Opinion[] = [];
    for (let i = piece; i < pieces.length && (pieces[i]?.start ?? end) < end; i += 1) {
      const opinion = opinions[i];
      const covers = (pieces[i]?.end ?? 0) > index;
      if (covers && opinion && opinion.hidden >= LEAST_HIDDEN) said.push(opinion);
    }
    const [first, ...others] = said;
    if (!first) continue;
    const best = others.reduce((most, opinion) => (opinion.hidden > most.hidden ? opinion : most), first);
    const before = found.at(-1);
    const gap = before ? text.slice(before.end, index) : '';
    if (before && before.type === best.type && belongs(gap, first.label)) {
      before.end = end;
      before.hidden = Math.max(before.hidden, best.hidden);
    } else found.push({ start: index, end, type: best.type, hidden: best.hidden });
  }
  return found.map(({ start, end, type, hidden }) => ({
    type,
    start,
    end,
    confidence: Math.min(99, Math.round(hidden * 100)),
    rule: 'extra.second-opinion',
  }));
}

/** Does a word with this label go on with the entity before the gap? */
function belongs(gap: string, label: string): boolean {
  if (gap === '') return true;
  if (opens(label) || gap.length > 3 || /\n\s*\n/.test(gap)) return false;
  return /^[IEL][-_]/.test(label) || /^\s+$/.test(gap);
}
