import { inflected, lineStarts } from './name-evidence.ts';
import { lexicon, looksLikeSurname } from './names/lexicon.ts';
import { GREETING, LABELS, NAMING, NICKNAMING, PARTICLES, RELATION, SAYING } from './names/name-context.ts';
import type { MaskRuleId } from './rules.ts';
import { listed, type Word } from './words.ts';

// Names in other orders and shapes than "Anna Berg".

export interface Run {
  readonly from: number;
  /** Index after the last word. */
  readonly to: number;
}

/** A run that is a name, and by which rule. */
export interface Judgement extends Run {
  readonly rule: MaskRuleId;
}

/** "Löfstedt, Anna" and "Lindh, T" after a label or at the start of a line. */
export function surnameFirst(words: readonly Word[], from: number, to: number): Judgement | null {
  const next = words[to];
  const first = words[from];
  if (!next || !first || next.gap !== ', ' || next.shape === 'small') return null;
  const initials = next.shape === 'initial' || /^\p{Lu}-\p{Lu}$/u.test(next.form);
  // "Styrelse: Wigforss, A.; Al-Bayati, S.": in such a list any word with an initial behind it.
  const inList = initials && /[:;] $/.test(first.gap) && !first.ordinary;
  const isSurname = first.surname || inList || looksLikeSurname(first.lower, false);
  if (!next.given && !(initials && to - from === 1 && isSurname)) return null;
  if (to - from > 1 && first.given) return null;
  if (to - from > 3 || words.slice(from, to).some(({ given, surname }) => given && !surname)) return null;
  const particle = words[from - 1];
  const start = particle && PARTICLES.has(particle.lower) && first.gap === ' ' ? from - 1 : from;
  const head = words[start];
  const before = words[start - 1];
  const labelled = before !== undefined && LABELS.has(before.lower) && /^:? ?\n?$/.test(head?.gap ?? '');
  // "2. Frisk, Dag Olof, bor mittemot": in the middle of a line only where both are plainly names.
  const opens =
    head?.opens === true &&
    (initials ? isSurname && /[;:]/.test(head.gap) : first.surname && listed(next.lower, lexicon().coreGiven));
  if (!labelled && !opens && !(head && lineStarts(head, start))) return null;
  let end = to + 1;
  while (end < words.length && end - to < 3) {
    const word = words[end];
    const joined = word?.gap === ' ' || (word?.shape === 'initial' && /^(?:\.-?|-|\. )$/.test(word.gap));
    if (!word || !joined || word.shape === 'small' || (word.ordinary && !word.given)) break;
    end += 1;
  }
  // "Idag, Anna, ska vi ...": an ordinary word is a surname only where nothing more is said.
  if (!labelled && first.ordinary && (!first.surname || opens) && words[end]?.gap === ' ') return null;
  return { rule: 'person.surname-first', from: start, to: end };
}

/** Names without capitals: after "heter", behind a greeting or a relation, and where a line is written in small letters. */
export function withoutCapital(words: readonly Word[], at: number, isInformal: boolean): Judgement | null {
  const word = words[at];
  if (!word) return null;
  const before = words[at - 1];
  const next = words[at + 1];
  if (
    before &&
    NAMING.has(before.lower) &&
    word.gap === ' ' &&
    !word.ordinary &&
    (next?.shape !== 'capital' || listed(word.lower, lexicon().given))
  ) {
    let to = at + 1;
    while (to < words.length && to - at < 3) {
      const part = words[to];
      if (part?.gap !== ' ' || part.ordinary) break;
      to += 1;
    }
    return { rule: 'person.by-context', from: at, to };
  }
  const { coreGiven, given, surnames } = lexicon();
  if (word.ordinary || word.never || word.lower.length < 4) return null;
  const kin = before !== undefined && word.gap === ' ' && RELATION.has(before.lower) && !inflected(word.lower);
  if (
    kin &&
    next?.gap === ' ' &&
    !next.ordinary &&
    next.shape === 'small' &&
    (listed(next.lower, surnames) || listed(next.lower, given))
  )
    return { rule: 'person.by-context', from: at, to: at + 2 };
  if (isInformal && (listed(word.lower, given) || (word.lower.length > 4 && listed(word.lower, surnames))))
    return { rule: 'person.given-name', from: at, to: at + 1 };
  if (!listed(word.lower, coreGiven)) return null;
  const greeted = before !== undefined && /^,? $/.test(word.gap) && GREETING.has(before.lower);
  const related = before !== undefined && word.gap === ' ' && (RELATION.has(before.lower) || presents(words, at));
  const full = next?.gap === ' ' && !next.ordinary && next.shape === 'small' && listed(next.lower, surnames);
  if (!word.opens && !greeted && !related && !full) return null;
  const family =
    next &&
    next.gap === ' ' &&
    !next.ordinary &&
    (related || listed(next.lower, surnames) || looksLikeSurname(next.lower, false));
  return { rule: 'person.given-name', from: at, to: family ? at + 2 : at + 1 };
}

/** "hej det är yvonne" */
function presents(words: readonly Word[], at: number): boolean {
  return words[at - 1]?.lower === 'är' && /^(?:det|här|jag)$/.test(words[at - 2]?.lower ?? '');
}

/** Is the text written without capitals, as in a chat? Then a name has none either. */
export function withoutCapitals(words: readonly Word[]): boolean {
  let opening = 0;
  let small = 0;
  let capitals = 0;
  for (const { opens, shape, known } of words) {
    if (!opens) {
      if (shape === 'capital' && known) capitals += 1;
      continue;
    }
    opening += 1;
    if (shape === 'small') small += 1;
  }
  return opening > 1 && small * 3 >= opening * 2 && capitals * 2 < small;
}

/** "fatme: var e du": a prefix in small letters that comes back, and is no word. */
export function chatPrefix(words: readonly Word[], at: number, text: string): Judgement | null {
  const word = words[at];
  if (!word || word.ordinary || word.never || word.lower.length < 2 || !isPrefix(word, at, text)) return null;
  const again = words.some((other, i) => i !== at && other.lower === word.lower && isPrefix(other, i, text));
  return again ? { rule: 'person.by-context', from: at, to: at + 1 } : null;
}

function isPrefix(word: Word, at: number, text: string): boolean {
  return /^: ?[^/\s\d]/.test(text.slice(word.end, word.end + 3)) && (lineStarts(word, at) || /[\]\d] $/.test(word.gap));
}

/** kallad "Räven": what stands in quotes behind such a word is what somebody is called, whatever the word. */
export function nickname(words: readonly Word[], at: number): Judgement | null {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before || !/^:? ["']$/.test(word.gap) || !NICKNAMING.has(before.lower)) return null;
  let to = at + 1;
  while (to < words.length && to - at < 3 && words[to]?.gap === ' ') to += 1;
  return /^["']/.test(words[to]?.gap ?? '"') ? { rule: 'person.by-context', from: at, to } : null;
}

const SPELLED = /(?<![\p{L}\d-])\p{Lu}(?:-\p{Lu}){3,30}(?![\p{L}\d-])/gu;
/** A:son Berg */
const SON = /(?<![\p{L}\d])\p{Lu}:son(?:[- ]\p{Lu}\p{Ll}+)?(?!\p{L})/gu;
const APART = /(?<![\p{L}\d])\p{Lu}(?: \p{Ll}){2,20}(?: {1,3}\p{Lu}(?: \p{Ll}){2,20}){0,3}(?![\p{L}\d])/gu;
/** "K.L. och M.S. var gifta", "E. ringde", "T-B kom": initials instead of names. */
const INITIALS = /(?<![\p{L}\d.])\p{Lu}\.[ ]?\p{Lu}\.(?:[ ]?\p{Lu}\.)?s?(?![\p{L}\d]|[ ]?\p{Lu}\p{Ll})/gu;
const INITIAL_ACTS = /(?<![\p{L}\d.-])(?:\p{Lu}\.|\p{Lu}-\p{Lu}) (\p{Ll}{2,})/gu;
const NO_INITIALS =
  /^(?:U\.? ?S\.?|E\.? ?U\.?|F\.? ?N\.?|P\.? ?S\.?|N\.? ?B\.?|A\.? ?D\.?|S\.? ?A\.?|S\.? ?K\.?|F\.? ?D\.?|O\.? ?S\.?|B\.? ?C\.?|L\.? ?A\.?)/u;

/** S1gbritt, J0hansson: a letter that a scanner read as a digit. */
const MISREAD = /(?<![\p{L}\d])\p{Lu}[\p{Ll}01]{0,12}[01][\p{Ll}01]{0,12}\p{Ll}(?![\p{L}\d])/gu;

function isMisread(form: string): boolean {
  const { given, surnames } = lexicon();
  return ['i', 'l'].some((letter) => {
    const read = form.toLowerCase().replaceAll('1', letter).replaceAll('0', 'o');
    return given.has(read) || surnames.has(read) || looksLikeSurname(read, false);
  });
}

/** Names that are no words: spelled letter by letter, or only their initials. Offsets of each. */
export function* lettersOfNames(text: string): Generator<readonly [start: number, end: number]> {
  for (const pattern of [SPELLED, APART, SON])
    for (const match of text.matchAll(pattern)) yield [match.index, match.index + match[0].length];
  for (const match of text.matchAll(MISREAD))
    if (isMisread(match[0])) yield [match.index, match.index + match[0].length];
  for (const match of text.matchAll(INITIALS))
    if (!NO_INITIALS.test(match[0])) yield [match.index, match.index + match[0].length];
  for (const match of text.matchAll(INITIAL_ACTS)) {
    const [whole, verb = ''] = match;
    if (SAYING.has(verb)) yield [match.index, match.index + whole.length - verb.length - 1];
  }
}
