import { lexicon, looksLikeSurname } from './names/lexicon.ts';
import { BEFORE_A_PERSON, BEFORE_ANYTHING } from './names/name-context.ts';
import { followsAThing, isMonth, isThing, isTrade, namesAKind, opensAPlace } from './names/not-a-person.ts';
import { listed, type Word } from './words.ts';

// What speaks for or against a capitalised word being a name: its own form and the words next to it.

/** A name without its genitive -s. */
export function bareName(word: Word): string {
  const { lower } = word;
  if (!lower.endsWith('s') || lower.length < 3) return lower;
  const { given, surnames } = lexicon();
  if (given.has(lower) || surnames.has(lower)) return lower;
  const bare = lower.slice(0, -1);
  return given.has(bare) || surnames.has(bare) || looksLikeSurname(bare, word.opens) ? bare : lower;
}

/** Of the words that open a sentence and are ordinary too, the few that are as often a name. */
export function alsoAName(word: Word): boolean {
  return lexicon().both.has(word.lower) || listedCore(word);
}

export function listedCore(word: Word): boolean {
  return listed(word.lower, lexicon().coreGiven);
}

/** "Hej Anna" and "Mvh Anna", but not "Hej. Per ...". */
export function signsOff(before: Word | undefined, word: Word): boolean {
  return before !== undefined && /^[,: ]{0,2}\n{0,2}$/.test(word.gap);
}

export function lineStarts(word: Word, at: number): boolean {
  return at === 0 || /\n\s*(?:[-–*•]\s)?$/.test(word.gap);
}

/** Ends as a Swedish noun in its definite form or a verb does, so that its capital comes from the sentence. */
export function inflected(lower: string): boolean {
  return (
    lower.length > 4 &&
    /(?:en|et|an|na|ar|or|er|ns|ts|ing|else|nummer|datum|plats|adress|titel|ärende|het|tion|are|ade|ande|isk|iska|ligt|liga|igt|igen|vis)$/.test(
      lower,
    )
  );
}

/**
 * EU-kommissionen, Tokyobörsen, Nobelpristagaren: a compound whose last part is an ordinary word. The capital belongs to an
 * abbreviation or a name in front, and the whole is no person.
 */
export function isCompound({ form, lower }: Word): boolean {
  const { ordinary, given, surnames, places } = lexicon();
  const hyphen = lower.lastIndexOf('-');
  if (hyphen > 0) {
    const tail = lower.slice(hyphen + 1);
    const abbreviation = form.slice(0, hyphen) === form.slice(0, hyphen).toUpperCase();
    return !given.has(tail) && (ordinary.has(tail) || abbreviation || inflected(tail));
  }
  for (let cut = 3; cut <= lower.length - 5; cut += 1) {
    const tail = lower.slice(cut);
    if (!ordinary.has(tail) || surnames.has(tail) || given.has(tail)) continue;
    const head = lower.slice(0, cut);
    if (inflected(tail) || ordinary.has(head) || places.has(head) || head.endsWith('s')) return true;
  }
  return false;
}

/** Is the word introduced by a title, a kin word, a label or a greeting? */
export function told(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before) return false;
  if (!/^(?:[ .]{0,2}|: ?|:?\n|,\n{1,2}|\n{1,2}|, )$/.test(word.gap)) return false;
  if (word.gap.includes(',') && !/\n/.test(word.gap)) return false;
  return BEFORE_A_PERSON.has(before.lower) || isTrade(before.lower);
}

/** A title right before, in the same sentence: even "Inga" and "Mina" are names there. */
export function toldExactly(words: readonly Word[], at: number): boolean {
  return !words[at]?.opens && words[at]?.gap === ' ' && told(words, at);
}

/** Introduced by a title or a label, and not only by "av" or "till", which stand before things as well. */
export function toldForSure(words: readonly Word[], at: number): boolean {
  if (!told(words, at)) return false;
  const before = words[at - 1];
  return before !== undefined && (!BEFORE_ANYTHING.has(before.lower) || words[at]?.gap.includes(':') === true);
}

/** "Revisorn Karin Ek", "Prognos Per Oktober": a capitalised word in front of a name that is no part of it. */
export function leadsOnly(word: Word, next: Word | undefined): boolean {
  if (next === undefined) return false;
  if (isMonth(next.lower)) return word.ordinary;
  if (word.given || word.surname) return isTrade(word.lower) && next.given;
  if (isTrade(word.lower) || namesAKind(word.lower)) return true;
  return word.opens && next.given && (inflected(word.lower) || isCompound(word));
}

/** Do the words next to it, or its own last part, make a word the name of an organisation, a place or a thing? */
export function isNamedThing(words: readonly Word[], from: number, to: number): boolean {
  if (words.slice(from, to).some(({ lower }) => isThing(lower))) return true;
  const before = words[from - 1];
  const gap = words[from]?.gap;
  if (
    before &&
    (gap === ' ' || gap === ' "') &&
    (namesAKind(before.lower) || (before.shape !== 'small' && opensAPlace(before.lower)))
  )
    return true;
  const after = words[to];
  return after !== undefined && after.gap === ' ' && followsAThing(after.lower);
}

/** PFAS, SKR, EU: capitals only and short, in a text that is not written in capitals. */
export function isAcronym(word: Word): boolean {
  return word.shape === 'all-capitals' && word.form.length <= 5 && !listedCore(word);
}

/** "från Lindesta", "från Almviken till Sala": in running text an unlisted word behind these is a place more often than a person. */
export function isRoute(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before || word.gap !== ' ' || before.opens || word.given || word.surname) return false;
  if (before.lower === 'från' || before.lower === 'via') return true;
  if (before.lower !== 'till') return false;
  const origin = words[at - 3];
  return words[at - 2]?.shape !== 'small' && origin?.lower === 'från';
}
