import type { ReviewHit } from '@arbetsytan/shared/documents/review';
import type { MaskProject, Release } from '@arbetsytan/shared/mask/mask-types';
import { plainOf } from '@arbetsytan/shared/mask/releases';

/** 12 of "[PERSON 12:s]"; 0 for anything else, which no value has. */
export function numberOf(placeholder: string): number {
  return Number(/ (\d{1,9})(?::s)?\]$/.exec(placeholder)?.[1] ?? 0);
}

/** The word of the project's list that hides these words, perhaps inflected; null when none does. */
export function termAt(words: string, terms: readonly string[]): string | null {
  const plain = plainOf(words);
  const fitting = terms.filter((term) => plain.startsWith(plainOf(term)));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * What is released when a hit may stand. A public name is the whole name, so that the surname alone is public with it; a wrong
 * hit is the words themselves. Never in the genitive, which every release covers.
 * @param words as they stand in the original
 */
export function formToRelease(hit: ReviewHit, words: string, kind: Release['kind'], lists: MaskProject): string {
  const isGenitive = hit.placeholder.endsWith(':s]');
  const own = (isGenitive ? words.replace(/['’]?s$/iu, '') : words).replace(/\s+/g, ' ').trim();
  if (kind === 'wrong-hit' || hit.type !== 'PERSON') return own;
  const number = numberOf(hit.placeholder);
  const forms = lists.pseudonyms.find((each) => each.type === 'PERSON' && each.number === number)?.forms ?? [];
  // A longer form that ends as this one does: "Anna Berg" for "Berg", not "Annas Berg".
  const whole = forms.filter((form) => plainOf(form).endsWith(` ${plainOf(own)}`));
  return whole.sort((a, b) => b.length - a.length)[0] ?? own;
}
