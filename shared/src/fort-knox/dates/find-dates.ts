import type { IsoDate } from '../../core/time.ts';
import { type Day, dayOf } from './calendar.ts';
import { DATE_PATTERNS } from './date-patterns.ts';
import { MONTH, monthOf } from './date-words.ts';
import type { ReadDate } from './read-dates.ts';

/** A date as the text has it. `start`/`end` are UTF-16 offsets in the text. */
export interface DateMention extends ReadDate {
  readonly start: number;
  readonly end: number;
}

interface Hit extends DateMention {
  /** Place of its pattern in `DATE_PATTERNS`. */
  readonly order: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/**
 * Dates in Swedish text, in order, never overlapping.
 *
 * What is written in full stands as it is; a missing year, "i går", "förra veckan" and "på tisdag" are worked out against
 * the date written before them in the same text, else `documentDate`, and carry `interpreted`. Without either they are left out:
 * no date is better than a guessed one. Precision is what the words carry: a season or a quarter is a year.
 * @param documentDate the date of the document the text is part of; null when unknown
 */
export function findDates(text: string, documentDate: IsoDate | null): readonly DateMention[] {
  const reference = documentDate ? dayOf(documentDate) : null;
  const hits: Hit[] = [];
  DATE_PATTERNS.forEach(({ pattern, read }, order) => {
    for (const match of text.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const dated = read(groups, reference);
      if (!dated) continue;
      hits.push({ ...dated, start: match.index, end: match.index + match[0].length, order, groups });
    }
  });
  hits.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const kept: Hit[] = [];
  for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
  let full: Hit | null = null;
  const anchored = kept.map((hit, index) => {
    const dated = withSharedYear(hit, kept[index + 1], full, text);
    if (!hit.interpreted && hit.precision !== 'year') full = hit;
    return dated;
  });
  return [...listedDays(text, anchored), ...anchored]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ date, precision, interpreted, start, end }) => ({ date, precision, interpreted, start, end }));
}

/**
 * A yearless day takes its year from a full date next to it in the same sentence ("mellan den 4 maj och den 6 juni 2025"), else from
 * the full date last written before it: people name the year once.
 */
function withSharedYear(hit: Hit, next: Hit | undefined, before: Hit | null, text: string): Hit {
  if (!hit.interpreted || hit.precision === 'year' || !isYearless(text.slice(hit.start, hit.end))) return hit;
  const opensRange =
    next && !next.interpreted && next.precision !== 'year' && RANGE.test(text.slice(hit.end, next.start));
  const anchor = opensRange ? next : before;
  if (!anchor) return hit;
  const anchorDay = dayOf(anchor.precision === 'day' ? anchor.date : `${anchor.date}-15`);
  const dated = DATE_PATTERNS[hit.order]?.read(hit.groups, anchorDay);
  return dated ? { ...hit, ...dated } : hit;
}

const RANGE = /^[\s,]*(?:och|till|till och med|t\.o\.m\.|–|-|eller|samt)[\s]*(?:den\s+)?$/iu;

const YEARLESS = new RegExp(`(?:${MONTH})\\.?(?:\\s+månad)?$|^\\d{1,2}/\\d{1,2}$`, 'iu');

function isYearless(written: string): boolean {
  return YEARLESS.test(written);
}

const LISTED =
  /(?<![\p{L}\p{N}.,/:-])((?:\d{1,2}(?::[ea])?(?:\s?[–-]\s?|\s?,\s?(?:den\s)?|\s(?:och|till|samt|eller)\s(?:den\s)?)){1,3})$/iu;

/** "4–6 maj 2026", "den 4, 5 och 6 maj": the days before the one that names the month. */
function listedDays(text: string, kept: readonly Hit[]): readonly Hit[] {
  const found: Hit[] = [];
  for (const [index, hit] of kept.entries()) {
    const previous = kept[index - 1];
    if (hit.precision !== 'day' || !/^\d{1,2}\D/.test(text.slice(hit.start, hit.end)) || !monthIn(text, hit)) continue;
    const from = Math.max(0, hit.start - 40);
    const list = LISTED.exec(text.slice(from, hit.start));
    if (!list?.[1]) continue;
    for (const match of list[1].matchAll(/\d{1,2}/g)) {
      const day: Day = { ...dayOf(hit.date), day: Number(match[0]) };
      if (day.day < 1 || day.day >= dayOf(hit.date).day) continue;
      const start = from + list.index + match.index;
      if (start < (previous?.end ?? 0)) continue;
      found.push({
        ...hit,
        date: `${hit.date.slice(0, 8)}${String(day.day).padStart(2, '0')}`,
        start,
        end: start + match[0].length,
      });
    }
  }
  return found;
}

function monthIn(text: string, hit: DateMention): boolean {
  return text
    .slice(hit.start, hit.end)
    .split(/[^\p{L}]+/u)
    .some((word) => monthOf(word) > 0);
}
