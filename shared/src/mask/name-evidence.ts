import { lexicon, looksLikeSurname } from './names/lexicon.ts';
import { BEFORE_A_PERSON } from './names/name-context.ts';
import { listed, type Word } from './words.ts';

// What speaks for or against a capitalised word being a name: its own form and the words next to it.

/** The end of a name without its genitive -s. */
export function nameEnd(word: Word): number {
  return bareName(word).length < word.lower.length ? word.end - 1 : word.end;
}

export function bareName(word: Word): string {
  const { lower } = word;
  if (!lower.endsWith('s') || lower.length < 4) return lower;
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
    /(?:en|et|an|na|ar|or|er|ns|ts|ing|het|tion|are|ade|ande|isk|iska|ligt|liga|igt|igen|vis)$/.test(lower)
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
  return BEFORE_A_PERSON.has(before.lower);
}

/** A title right before, in the same sentence: even "Inga" and "Mina" are names there. */
export function toldExactly(words: readonly Word[], at: number): boolean {
  return !words[at]?.opens && words[at]?.gap === ' ' && told(words, at);
}
