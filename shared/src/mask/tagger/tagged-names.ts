import { isAcronym, isCompound } from '../name-evidence.ts';
import { inHeading, isAboard, isCoded } from '../name-surroundings.ts';
import { BEFORE_A_PERSON, COMPANY_FORMS } from '../names/name-context.ts';
import { isMonth } from '../names/not-a-person.ts';
import type { Word } from '../words.ts';
import type { Tags } from './tagger.ts';

// What the tagger may decide: it adds names that the rules passed over, and overrules only their weakest guesses.

const PERSON = 1;
/** How sure it must be of one word that the lists do not have, or whose capital may come from the sentence. */
const SURE_ALONE = 30;
/** How sure it must be of a place or an organisation before a guess by one word alone is dropped. */
const SURE_OF_ANOTHER = 90;
const SURE_OF_NOTHING = 120;
/** And how far ahead of its own next best guess: an unknown word in mid-sentence is a possible name (fail closed). */
const SURE_AT_ALL = 70;

export interface WordRun {
  readonly from: number;
  /** Index after the last word. */
  readonly to: number;
}

/** Runs of words that the tagger takes for a person, without those in `taken`. */
export function* taggedRuns(
  text: string,
  words: readonly Word[],
  { classes, margins }: Tags,
  taken: Uint8Array,
): Generator<WordRun> {
  let to = 0;
  for (let i = 0; i < words.length; i = Math.max(i + 1, to)) {
    if (classes[i] !== PERSON) continue;
    to = i + 1;
    while (to < words.length && classes[to] === PERSON && /^ {1,2}$/.test(words[to]?.gap ?? '')) to += 1;
    let from = i;
    let end = to;
    while (from < end && (taken[from] || isTitle(words, from, end, taken))) from += 1;
    while (end > from && (isNoName(words[end - 1]) || isLabelled(text, words[end - 1]))) end -= 1;
    const alone = end - i === 1;
    while (end > from && taken[end - 1]) end -= 1;
    if (from >= end || isAboard(words, from)) continue;
    if (words.slice(from, end).every(({ never, shape }) => never || shape === 'initial')) continue;
    if (alone && !standsAlone(words, from, taken, margins[from] ?? 0)) continue;
    yield { from, to: end };
  }
}

/** "Hans ID-kortsnummer", "Anna i Maj": what the tagger takes along. */
function isNoName(word: Word | undefined): boolean {
  return word !== undefined && (isMonth(word.lower) || (word.form.includes('-') && !word.given && isCompound(word)));
}

/** "Org.nr", "Dc7" */
function isLabelled(text: string, word: Word | undefined): boolean {
  return word !== undefined && (isCoded(text, word) || text.startsWith('.nr', word.end));
}

/** "Pat Hans-Erik Lind", "Advokat Ek": a label or a title in front of a name is no part of it. */
function isTitle(words: readonly Word[], at: number, end: number, taken: Uint8Array): boolean {
  const word = words[at];
  return word !== undefined && (at + 1 < end || taken[end] === 1) && BEFORE_A_PERSON.has(word.lower);
}

function standsAlone(words: readonly Word[], at: number, taken: Uint8Array, margin: number): boolean {
  const word = words[at];
  if (!word || word.shape === 'initial' || word.never || word.known || isAcronym(word)) return false;
  const after = words[at + 1];
  if (after && after.gap === ' ' && COMPANY_FORMS.has(after.lower)) return false;
  const listed = word.given || word.surname;
  if (!listed && (word.ordinary || isCompound(word))) return false;
  if (word.ordinary && inHeading(words, at)) return false;
  if (!word.opens) return listed || margin >= SURE_ALONE;
  // "Pat Anna Berg": what opens a line in front of a name that stands by itself is a label.
  if (taken[at + 1] && words[at + 1]?.gap === ' ') return false;
  return margin >= (word.ordinary ? SURE_OF_ANOTHER : SURE_ALONE);
}

/** Is the tagger sure that each word of the run names a place or an organisation, or with `nothing` that it is no name at all? */
export function namesAnother({ classes, margins, person }: Tags, { from, to }: WordRun, nothing: boolean): boolean {
  for (let at = from; at < to; at += 1) {
    const needed = classes[at] === 0 ? SURE_OF_NOTHING : SURE_OF_ANOTHER;
    if (
      classes[at] === PERSON ||
      (classes[at] === 0 && !nothing) ||
      (person[at] ?? 0) > -needed ||
      (margins[at] ?? 0) < SURE_AT_ALL
    )
      return false;
  }
  return true;
}
