import { plainPlaceholder } from '../mask/placeholders.ts';
import { squeezed } from '../text/ngrams.ts';
import { documentsById, passageOf } from './citation-check.ts';
import { findDates } from './dates/find-dates.ts';
import type { KnoxPack, PackDocument } from './pack-types.ts';
import type { KnoxReason } from './reasons.ts';
import type { AddressedLine } from './report-lines.ts';
import type { Citation, TimelineLine } from './report-types.ts';

/** A number with its groups and its decimals, or with the signs of a date, a time or a case number. */
const NUMBER = /\p{N}{1,3}(?:[ \u00a0\u202f]\p{N}{3}(?!\p{N}))+(?:[.,]\p{N}+)?|\p{N}+(?:[.,:/-]\p{N}+)*/gu;
const PLACEHOLDER = /\[\p{Lu}[\p{Lu}-]* \d+(?::s)?\]/gu;
/** A year standing alone, which may also have been worked out ("i år"). */
const YEAR = /^(?:1[89]|2[01])\d{2}$/;
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^[\s\u00a0]*(?:tusen|tkr)(?!\p{L})/iu, 3],
  [/^[\s\u00a0]*(?:miljon(?:er)?|mkr|mnkr|msek)(?!\p{L})/iu, 6],
  [/^[\s\u00a0]*(?:miljard(?:er)?|mdkr|mdr)(?!\p{L})/iu, 9],
];

/**
 * Each line's figures, dates and placeholders occur in the passages it cites, or in the date of a document it cites; a quote
 * is the passage word for word. What a line says beyond that is not verified here, and the product never claims it is.
 */
export function checkSupport(pack: KnoxPack, lines: readonly AddressedLine[]): KnoxReason[] {
  const documents = documentsById(pack);
  const datesOf = datesByParagraph(documents);
  return lines.flatMap(({ at, line }) => {
    if (line.citations.length === 0) return [];
    const passages = line.citations.map((citation) => passageOf(documents, citation) ?? '');
    const known = new Set(line.citations.flatMap((citation) => datesOf(citation)));
    const inTime = (date: string) => [...known].some((day) => day.startsWith(date));
    const timeless = 'date' in line && !inTime((line as TimelineLine).date) ? 1 : 0;
    const unquoted = line.quote && !isQuoteOf(line.text, passages) ? 1 : 0;
    // A passage's own words need no second proof, and a quote's dates were read in its paragraph.
    const loose = line.quote && unquoted === 0 ? 0 : unsupported(line.text, passages.join(' \n '), inTime);
    const count = timeless + unquoted + loose;
    return count === 0
      ? []
      : [{ code: 'unsupported' as const, documentId: null, line: at, repair: 'none' as const, count }];
  });
}

/** Dates that a cited paragraph names, read as its document's date lets them be read, and that date itself. */
function datesByParagraph(documents: ReadonlyMap<string, PackDocument>): (citation: Citation) => readonly string[] {
  const read = new Map<string, readonly string[]>();
  return ({ document: id, paragraph: number }) => {
    const key = `${id}\n${number}`;
    const known = read.get(key);
    if (known) return known;
    const document = documents.get(id);
    const paragraph = document?.paragraphs.find((one) => one.id === number);
    const dates = document && paragraph ? findDates(paragraph.text, document.date).map(({ date }) => date) : [];
    const all = document?.date ? [...dates, document.date] : dates;
    read.set(key, all);
    return all;
  };
}

/** How many figures, dates and placeholders of a text are not in what it stands on. */
function unsupported(text: string, ground: string, inTime: (date: string) => boolean): number {
  const placeholders = new Set(ground.match(PLACEHOLDER)?.map(plainPlaceholder));
  const loosePlaceholders = (text.match(PLACEHOLDER) ?? []).filter(
    (found) => !placeholders.has(plainPlaceholder(found)),
  );
  const dates = findDates(text, null).filter(({ interpreted }) => !interpreted);
  const looseDates = dates.filter(({ date, start, end }) => !inTime(date) && !ground.includes(text.slice(start, end)));
  const undated = dates.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text.replace(PLACEHOLDER, (found) => ' '.repeat(found.length)),
  );
  const figures = figuresOf(ground.replace(PLACEHOLDER, ' '));
  const values = new Set(figures.map(({ value }) => value));
  const plains = new Set(figures.map(({ plain }) => plain));
  const bare = new Set(figures.filter(({ scaled }) => !scaled).map(({ plain }) => plain));
  // "17 och 21 miljoner": the scale may stand once for both. But 4,2 million is never 4,2 billion.
  const looseFigures = figuresOf(undated).filter(
    ({ value, plain, scaled }) =>
      !values.has(value) && !(scaled ? bare : plains).has(plain) && !(YEAR.test(plain) && inTime(plain)),
  );
  return loosePlaceholders.length + looseDates.length + looseFigures.length;
}

interface Figure {
  /** Without blanks and leading zeros, decimals after a comma. */
  readonly plain: string;
  /** With its scale written out and groups joined. */
  readonly value: string;
  readonly scaled: boolean;
}

function figuresOf(text: string): readonly Figure[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const written = match[0].replace(/[\s\u00a0\u202f]/g, '');
    const joined = /^\p{N}{1,3}(?:\.\p{N}{3})+$/u.test(written) ? written.replaceAll('.', '') : written;
    const plain = joined.replace(/^0+(?=\p{N})/u, '').replace(/\.(?=\p{N}+$)/u, ',');
    const scale = SCALES.find(([word]) => word.test(text.slice(match.index + match[0].length)))?.[1] ?? 0;
    return { plain, value: scale === 0 ? plain : scaledBy(plain, scale), scaled: scale > 0 };
  });
}

/** "4,2" by six is "4200000": digits moved, so that no fraction is ever rounded. */
function scaledBy(plain: string, scale: number): string {
  const [whole = '', decimals = ''] = plain.split(',');
  if (decimals.length > scale) return plain;
  return `${whole}${decimals.padEnd(scale, '0')}`.replace(/^0+(?=\p{N})/u, '');
}

function isQuoteOf(text: string, passages: readonly string[]): boolean {
  return squeezed(passages.join(' \n ')).includes(squeezed(text));
}
