import { lexicon } from './names/lexicon.ts';

export type Shape = 'capital' | 'all-capitals' | 'initial' | 'small';

/** A word of the folded text and what the lists know of it. Offsets are UTF-16 code units, end exclusive. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly lower: string;
  readonly shape: Shape;
  /** Text between the word before and this one; the whole head of the text for the first word. */
  readonly gap: string;
  /** May the capital letter come from the place in the sentence? */
  readonly opens: boolean;
  readonly given: boolean;
  readonly surname: boolean;
  ordinary: boolean;
  /** A function word: no name by itself, whatever the lists say. */
  readonly never: boolean;
  /** Set for words of known places and organisations, also of several words. */
  known: 'place' | 'organisation' | null;
}

const WORD = /\p{L}\p{M}*(?:\p{L}|\p{M}|(?<=\p{L})['-](?=\p{L}))*/gu;
const SENTENCE_END = /[.!?:;…"”»]|\n|(?:^|\s)[-–*•]\s|^$/;
const AFTER_ABBREVIATION = /^\.\s?$/;
const ABBREVIATIONS = new Set(
  'fam dr prof st sr jr mr mrs ms f fd d s k bl t ca nr tel resp inkl exkl adv fil med tekn ing civ hr fr'.split(' '),
);

export function wordsOf(text: string): Word[] {
  const { given, coreGiven, both, surnames, ordinary, never } = lexicon();
  const found: Word[] = [];
  let end = 0;
  let before: Word | null = null;
  for (const match of text.matchAll(WORD)) {
    const form = match[0];
    const lower = form.toLowerCase();
    const shape = shapeOf(form, lower);
    const gap = text.slice(end, match.index);
    const word: Word = {
      start: match.index,
      end: match.index + form.length,
      form,
      lower,
      shape,
      gap,
      opens: opensSentence(gap, before),
      given:
        shape !== 'small' &&
        (ordinary.has(lower)
          ? coreGiven.has(lower) || both.has(lower) || (never.has(lower) && given.has(lower))
          : listed(lower, given) || isDoubleGiven(form, given) || isJoinedGiven(lower, given)),
      surname: shape !== 'small' && listed(lower, surnames),
      ordinary: ordinary.has(lower),
      never: never.has(lower),
      known: null,
    };
    found.push(word);
    before = word;
    end = word.end;
  }
  markKnown(found);
  markOrdinary(found);
  return found;
}

/** al-Assad, el-Sisi: the capital comes after the article. */
const ARABIC_ARTICLE = /^(?:al|el|as|ad|an|ar|at|az|ash)-\p{Lu}/u;

function shapeOf(form: string, lower: string): Shape {
  const first = form[0] ?? '';
  if (first === lower[0]) return ARABIC_ARTICLE.test(form) ? 'capital' : 'small';
  if (form.length === 1) return 'initial';
  return form === form.toUpperCase() ? 'all-capitals' : 'capital';
}

function opensSentence(gap: string, before: Word | null): boolean {
  if (!before) return true;
  if (gap === ' ') return false;
  if (AFTER_ABBREVIATION.test(gap) && (before.shape === 'initial' || ABBREVIATIONS.has(before.lower))) return false;
  return SENTENCE_END.test(gap);
}

/** "Rätt ska vara rätt": a word that opens a sentence and stands in small letters elsewhere is a word. */
function markOrdinary(words: readonly Word[]): void {
  const small = new Set<string>();
  for (const { shape, lower } of words) if (shape === 'small') small.add(lower);
  for (const word of words)
    if (word.opens && word.shape !== 'small' && !word.given && !word.surname && small.has(word.lower))
      word.ordinary = true;
}

/** "Mohammadhassan": two known names written as one. */
function isJoinedGiven(lower: string, given: ReadonlySet<string>): boolean {
  if (lower.length < 9) return false;
  for (let cut = 4; cut <= lower.length - 4; cut += 1)
    if (given.has(lower.slice(0, cut)) && given.has(lower.slice(cut))) return true;
  return false;
}

/** "Wivi-Anne": two capitals and one of the parts known. */
function isDoubleGiven(form: string, given: ReadonlySet<string>): boolean {
  const parts = form.split('-');
  if (parts.length !== 2 || !parts.every((part) => /^\p{Lu}\p{Ll}{2,}$/u.test(part))) return false;
  return parts.some((part) => given.has(part.toLowerCase()));
}

/** In the list itself, or in it part by part (Karl-Erik), or its base without the genitive -s. */
export function listed(lower: string, list: ReadonlySet<string>): boolean {
  if (list.has(lower)) return true;
  if (lower.length > 3 && lower.endsWith('s') && list.has(lower.slice(0, -1))) return true;
  if (!lower.includes('-')) return false;
  const parts = lower.split('-');
  return parts.every(
    (part) => part.length > 1 && (list.has(part) || (part.endsWith('s') && list.has(part.slice(0, -1)))),
  );
}

/** Marks places and organisations, the longest form first, at most four words. */
function markKnown(words: readonly Word[]): void {
  const { places, organisations, openers } = lexicon();
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (!word || word.shape === 'small') continue;
    const most = openers.has(word.lower) ? 4 : 1;
    for (let size = most; size >= 1; size -= 1) {
      const part = words.slice(i, i + size);
      if (part.length < size || part.slice(1).some(({ gap }) => gap !== ' ')) continue;
      const form = size === 1 ? word.lower : part.map(({ lower }) => lower).join(' ');
      const bare = form.endsWith('s') ? form.slice(0, -1) : form;
      const known =
        places.has(form) || places.has(bare)
          ? 'place'
          : organisations.has(form) || organisations.has(bare)
            ? 'organisation'
            : null;
      if (!known) continue;
      for (const one of part) one.known = known;
      i += size - 1;
      break;
    }
  }
}
