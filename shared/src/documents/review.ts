import type { Id } from '../core/ids.ts';
import type { SpanType } from '../mask/levels.ts';
import { isDoubtful } from '../mask/marks.ts';
import type { OwnMark } from '../mask/mask-types.ts';
import { paragraphs } from '../text/paragraphs.ts';
import type { Mark } from './masked-content.ts';
import type { Passage } from './segments.ts';

/** A mark beside the place in the original that it covers. Offsets of the original are of its normalised text. */
export interface ReviewHit extends Mark {
  /** Where it stands in the original: tells hits apart while the text is masked again around them. */
  readonly key: string;
  readonly original: Passage;
  readonly isDoubtful: boolean;
  /** The person's own mark that it comes from, when it does. */
  readonly ownMark: Id | null;
}

/**
 * Marks as a person reviews them.
 * @param places what each mark covers in the original, in the order of the marks
 * @param ownMarks of this text
 */
export function reviewHits(
  marks: readonly Mark[],
  places: readonly Passage[],
  ownMarks: readonly OwnMark[],
): readonly ReviewHit[] {
  const own = new Map(ownMarks.map(({ id, start, end }) => [`${start}-${end}`, id]));
  return marks.flatMap((mark, index): ReviewHit[] => {
    const original = places[index];
    if (!original) return [];
    const key = `${original.start}-${original.end}`;
    return [{ ...mark, key, original, isDoubtful: isDoubtful(mark), ownMark: own.get(key) ?? null }];
  });
}

/** What nobody is certain of first, then as they stand. */
export function inReviewOrder(hits: readonly ReviewHit[]): readonly ReviewHit[] {
  return [...hits.filter((hit) => hit.isDoubtful), ...hits.filter((hit) => !hit.isDoubtful)];
}

/** Kinds of hit that share a colour. The colour is never alone: the type's name stands with it. */
export type HitGroup = 'people' | 'numbers' | 'places' | 'times' | 'net' | 'words';

const GROUP: Readonly<Record<SpanType, HitGroup>> = {
  PERSON: 'people',
  DOB: 'people',
  PERSONNUMMER: 'numbers',
  PHONE: 'numbers',
  CARD: 'numbers',
  BANK: 'numbers',
  PLATE: 'numbers',
  IDDOC: 'numbers',
  ORGNR: 'numbers',
  DIGITS: 'numbers',
  EMAIL: 'net',
  IP: 'net',
  URL: 'net',
  ADDRESS: 'places',
  COORD: 'places',
  PLACE: 'places',
  ORG: 'places',
  DATE: 'times',
  TIME: 'times',
  TERM: 'words',
};

export function groupOf(type: SpanType): HitGroup {
  return GROUP[type];
}

/** What a word that the masker passed over most likely is. A guess that the person may change. */
export function likelyType(words: string): SpanType {
  if (/^\p{Lu}/u.test(words)) return 'PERSON';
  return /\p{N}/u.test(words) && !/\p{L}/u.test(words) ? 'DIGITS' : 'TERM';
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** How far back a word is looked for at a time. UTF-16 code units. */
const STEP = 400;

/** The first word that begins at or after `from`; null when there is none. */
export function wordAfter(text: string, from: number): Passage | null {
  WORD.lastIndex = Math.max(0, from);
  const match = WORD.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

/** The last word that ends at or before `to`; null when there is none. */
export function wordBefore(text: string, to: number): Passage | null {
  for (let from = to; from > 0; ) {
    from = Math.max(0, from - STEP);
    // Not from inside a word.
    while (from > 0 && /\S/.test(text[from - 1] ?? '')) from -= 1;
    let last: Passage | null = null;
    for (let word = wordAfter(text, from); word && word.end <= to; word = wordAfter(text, word.end)) last = word;
    if (last) return last;
  }
  return null;
}

/** Whole words of what was chosen, so that half a name is never left readable; null when no word is touched. */
export function wholeWords(text: string, { start, end }: Passage): Passage | null {
  const before = wordBefore(text, start);
  let first = wordAfter(text, before ? before.end : 0);
  while (first && first.end <= start) first = wordAfter(text, first.end);
  if (!first || first.start >= end) return null;
  let last = first;
  for (let next = wordAfter(text, last.end); next && next.start < end; next = wordAfter(text, last.end)) last = next;
  return { start: first.start, end: last.end };
}

export type Side = 'left' | 'right';

/** One word more at one side; the same passage at the end of the text. */
export function grown(text: string, passage: Passage, side: Side): Passage {
  if (side === 'right') {
    const next = wordAfter(text, passage.end);
    return next ? { start: passage.start, end: next.end } : passage;
  }
  const previous = wordBefore(text, passage.start);
  return previous ? { start: previous.start, end: passage.end } : passage;
}

/** One word less at one side; the same passage when only one word is left. */
export function shrunk(text: string, passage: Passage, side: Side): Passage {
  if (side === 'right') {
    const last = wordBefore(text, passage.end);
    const end = last ? wordBefore(text, last.start) : null;
    return end && end.start >= passage.start ? { start: passage.start, end: end.end } : passage;
  }
  const first = wordAfter(text, passage.start);
  const start = first ? wordAfter(text, first.end) : null;
  return start && start.end <= passage.end ? { start: start.start, end: passage.end } : passage;
}

/** A part of a text that is drawn at once. */
export interface Block extends Passage {
  readonly parts: readonly Passage[];
}

/** Least size of a block, in UTF-16 code units: small enough to draw within a frame or two. */
const BLOCK = 4_000;

/** A text in blocks of whole paragraphs; a paragraph longer than two blocks is parted at a blank. The blocks cover every paragraph in order. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let parts: Passage[] = [];
  const close = () => {
    const [first] = parts;
    const last = parts.at(-1);
    if (first && last) blocks.push({ start: first.start, end: last.end, parts });
    parts = [];
  };
  for (const paragraph of paragraphs(text)) {
    for (const part of parted(text, paragraph)) {
      parts.push(part);
      if (part.end - (parts[0]?.start ?? part.start) >= BLOCK) close();
    }
  }
  close();
  return blocks;
}

function* parted(text: string, { start, end }: Passage): Generator<Passage> {
  let from = start;
  while (end - from > 2 * BLOCK) {
    const blank = text.lastIndexOf(' ', from + BLOCK);
    let to = blank > from ? blank + 1 : from + BLOCK;
    if (/[\udc00-\udfff]/.test(text[to] ?? '')) to += 1;
    yield { start: from, end: to };
    from = to;
  }
  yield { start: from, end };
}
