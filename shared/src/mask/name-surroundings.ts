import { inflected, lineStarts } from './name-evidence.ts';
import { looksLikeSurname } from './names/lexicon.ts';
import { NAMING } from './names/name-context.ts';
import { isVessel } from './names/not-a-person.ts';
import type { Word } from './words.ts';

// What the line around a capitalised word says of it: a chat, a form, a heading, a figure with its unit.

/** "Rv 40", "SpO2", "72 Ah": a unit or a sign beside its figure. */
export function countsSomething(text: string, word: Word): boolean {
  if (/\d/.test(text[word.end] ?? '')) return true;
  return word.form.length < 4 && (/^ \d/.test(text.slice(word.end, word.end + 2)) || /\d $/.test(word.gap));
}

/** "Nya Regler Väntas Under Våren": a line of capitals, where a capital says nothing. At least four words in a row. */
export function inHeading(words: readonly Word[], at: number): boolean {
  const inRow = (i: number) => words[i]?.gap === ' ' && words[i]?.shape !== 'small';
  let from = at;
  let to = at + 1;
  while (inRow(from) && words[from - 1]?.shape !== 'small' && from > at - 8) from -= 1;
  while (inRow(to) && to < at + 8) to += 1;
  const inside = words.slice(from + 1, to);
  return to - from > 3 && inside.some(({ ordinary, given, surname }) => ordinary && !given && !surname);
}

/** "Kevve: hos dilan": what follows is said, and no value of a form. */
function isMessage(text: string, end: number): boolean {
  return /^: ?\p{Ll}/u.test(text.slice(end, end + 3));
}

/**
 * "Kvelm: hej" in a chat, not "Beslag: 1 st": what follows is said and no value of a form. A prefix that could be an inflected
 * word has to come back, or to stand among others that speak.
 */
export function speaks(words: readonly Word[], at: number, text: string): boolean {
  const word = words[at];
  if (!word) return false;
  if (isMessage(text, word.end) && !inflected(word.lower)) return true;
  return words.some((other, i) => {
    if (i === at || text[other.end] !== ':' || !lineStarts(other, i)) return false;
    if (other.lower === word.lower || (other.given && !other.ordinary))
      return !inflected(word.lower) || isMessage(text, word.end);
    return isMessage(text, word.end) && isMessage(text, other.end);
  });
}

/** "Vad heter du? - Xhevahire." */
export function answersName(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const label =
    words[at - 1]?.shape === 'initial' && word?.gap === ': ' && /^\?\s{0,3}$/.test(words[at - 1]?.gap ?? '');
  if (!word || word.never || !(label || /^\?\s{0,3}(?:[-–—]\s?)?$/.test(word.gap))) return false;
  return words.slice(Math.max(0, at - 6), at).some(({ lower }) => NAMING.has(lower));
}

/** "... Per har den. /Aga" at the end of a line: whoever wrote it, whatever the word. */
export function signsByHand(text: string, word: Word): boolean {
  return /(?:^|\s)\/{1,2} ?$/.test(word.gap) && /^\s*(?:\n|$)/.test(text.slice(word.end, word.end + 4));
}

/** "Alm 44 10" on a line of its own: a surname in front of a number to call. */
export function isOnPhoneList(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || !lineStarts(word, at) || /^(?:ring|sms|tel|mobil|fax|växel|jour)$/.test(word.lower)) return false;
  return /^[ .…,:]{1,8}(?:\(?0\d|\+\d|\d\d \d\d(?!\d))/.test(text.slice(word.end, word.end + 16));
}

/** "2,Eevi,Karppinen,+358": a cell of a table, with a surname in the next one. */
export function isCell(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (!word || !next || word.ordinary || word.known || !/[,;|\t]$/.test(word.gap) || !/^[,;|\t]$/.test(next.gap))
    return false;
  return next.shape !== 'small' && (next.surname || looksLikeSurname(next.lower, false));
}

/** A letter or two right before figures: D638, Dc7. */
export function isCoded(text: string, word: Word | undefined): boolean {
  return word !== undefined && word.form.length < 5 && !word.given && /\d/.test(text[word.end] ?? '');
}

/** "Fartyget Stena Jutlandica": what stands behind a ship is its name. */
export function isAboard(words: readonly Word[], from: number): boolean {
  return words[from]?.gap === ' ' && isVessel(words[from - 1]?.lower ?? '');
}
