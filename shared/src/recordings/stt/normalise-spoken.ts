import type { Word } from '../transcription.ts';

/** Between the parts of a figure and before its sign: they stay on one line (Språkrådet, Svenska skrivregler, 2017, chapter 10). */
const NO_BREAK = '\u00a0';
const TENS = /^(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)$/iu;
const UNITS = /^(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)(?=[.,;:!?…]*$)/iu;
const ONLY_SIGNS = /^[.,;:!?…%]+$/u;

/**
 * Words as they are written: signs without a blank in front, numerals in one word, figures together. No letter and no digit is
 * added, changed, moved or taken away, so that nothing can change its meaning; words that become one share time and doubt.
 */
export function normaliseSpoken(words: readonly Word[]): readonly Word[] {
  const out: Word[] = [];
  for (const raw of words) {
    const word = { ...raw, text: tidied(raw.text) };
    if (word.text === '') continue;
    const last = out.at(-1);
    const between = last ? joint(last.text, word.text) : null;
    if (last && between !== null) out[out.length - 1] = joined(last, word, between);
    else out.push(word);
  }
  return out;
}

/** What stands between two words that are written as one; null when they are two. */
function joint(before: string, after: string): string | null {
  if (ONLY_SIGNS.test(after)) return after === '%' ? NO_BREAK : '';
  if (TENS.test(before) && UNITS.test(after)) return '';
  // "12" "000": thousands, where the first group has no more than three figures and the next just three.
  const figures = /(?:^|[^\d,.])\d{1,3}$|^\d{1,3}(?:\u00a0\d{3})+$/u.test(before);
  return figures && !before.startsWith('0') && /^\d{3}(?!\d)[.,;:!?…]*$/u.test(after) ? NO_BREAK : null;
}

function joined(first: Word, second: Word, between: string): Word {
  const text = tidied(first.text + between + second.text);
  const known = [first.sure, second.sure].flatMap((sure) =>
    sure === null || ONLY_SIGNS.test(second.text) ? [] : [sure],
  );
  return {
    text,
    from: first.from,
    to: Math.max(first.to, second.to),
    sure: known.length > 0 ? Math.min(...known) : first.sure,
  };
}

/** Signs once, three points as one sign, a blank before the sign of a part of a hundred. */
function tidied(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/\.{3,}/gu, '…')
    .replace(/([,;:!?])\1+/gu, '$1')
    .replace(/(\d)%/gu, `$1${NO_BREAK}%`);
}
