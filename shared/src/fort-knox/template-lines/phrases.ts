import { isAction, isAsked, isDecision, isDenial, isHedged, isQuestion, isRisky, isStep } from '../analysis/cues.ts';
import type { ReadSentence } from '../analysis/reading.ts';
import { KIND_PHRASE } from '../analysis/wording.ts';
import { MONTH_NAMES } from '../dates/date-words.ts';

/** What kind of statement it is, said before it: a reader outside must see at once what is decided and what is only said. */
export function classOf(sentence: ReadSentence): string {
  if (isAsked(sentence) || isQuestion(sentence)) return 'Öppen fråga';
  if (isDenial(sentence)) return 'Bestridd uppgift';
  if (isHedged(sentence)) return 'Obekräftad uppgift';
  if (isDecision(sentence)) return 'Beslut';
  if (isRisky(sentence)) return 'Risk';
  if (isStep(sentence)) return 'Planerat';
  if (sentence.figures.some(({ kind }) => kind === 'money')) return 'Belopp';
  return sentence.dates.length > 0 && isAction(sentence) ? 'Händelse' : 'Uppgift';
}

/** "maj 2026" or "2026"; a day is never written. */
export function coarse(date: string): string {
  const year = date.slice(0, 4);
  const month = MONTH_NAMES[Number(date.slice(5, 7)) - 1];
  return month ? `${month} ${year}` : year;
}

/** "YYYY-MM" or "YYYY". */
export function coarseIso(date: string): string {
  return date.slice(0, 7);
}

/** "anteckning, maj 2026": kind and month of the source, never its title. @param withMonth false where all sources are of one month, which the list of sources names */
export function attribution({ document }: ReadSentence, withMonth: boolean): string {
  const kind = KIND_PHRASE[document.kind].replace(/^(?:en|ett) /, '');
  return `${kind}${withMonth && document.date ? `, ${coarse(document.date)}` : ''}`;
}

/** " i maj 2026" for the months a sentence names, at most two; empty when it names none. */
export function period({ dates }: ReadSentence): string {
  const [first, second] = [...new Set(dates.map(({ date }) => coarse(date)))];
  if (!first) return '';
  const when = /^\d/.test(first) ? first : `i ${first}`;
  return second ? ` ${when} och ${second}` : ` ${when}`;
}
