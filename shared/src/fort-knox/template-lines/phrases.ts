import { isAsked, isDecision, isDenial, isHedged, isQuestion, isRisky, isStep } from '../analysis/cues.ts';
import type { ReadSentence } from '../analysis/reading.ts';
import { KIND_PHRASE } from '../analysis/wording.ts';
import { MONTH_NAMES } from '../dates/date-words.ts';
import type { DateMention } from '../dates/find-dates.ts';

/** What kind of statement it is, said before it: a reader outside must see at once what is decided and what is only said. */
export function classOf(sentence: ReadSentence): string {
  if (isAsked(sentence) || isQuestion(sentence)) return 'Öppen fråga';
  if (isDenial(sentence)) return 'Bestridd uppgift';
  if (isHedged(sentence)) return 'Obekräftad uppgift';
  if (isDecision(sentence)) return 'Beslut eller åtgärd';
  if (isRisky(sentence)) return 'Risk';
  if (isStep(sentence)) return 'Planerat';
  if (sentence.figures.some(({ kind }) => kind === 'money')) return 'Belopp';
  return sentence.dates.length > 0 ? 'Händelse' : 'Uppgift';
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

/** "enligt en anteckning från maj 2026": kind and month of the source, never its title. */
export function attribution({ document }: ReadSentence): string {
  return `enligt ${KIND_PHRASE[document.kind]}${document.date ? ` från ${coarse(document.date)}` : ''}`;
}

/**
 * " i maj 2026" for what the sentence dates itself. Only years that stand in the sentence or in the date of its document: a computed year
 * is shown in the timeline and not claimed in words.
 */
export function period(sentence: ReadSentence): string {
  const stated = sentence.dates.filter((mention) => isStated(mention, sentence)).map(({ date }) => coarse(date));
  const [first, second] = [...new Set(stated)];
  if (!first) return '';
  const when = /^\d/.test(first) ? first : `i ${first}`;
  return second ? ` ${when} och ${second}` : ` ${when}`;
}

export function isStated({ date }: DateMention, { text, document }: ReadSentence): boolean {
  const year = date.slice(0, 4);
  return text.includes(year) || document.date?.startsWith(year) === true;
}
