import type { MaskLevel } from './levels.ts';

/**
 * What a stretch of digits may be and stay readable below paranoid: a date, a time, an amount, a span of years, an ISBN, a
 * case or law number. The gate has its own list of the same things and shares no code with this one.
 */
const YEAR = '(?:1[6-9]|20)\\d\\d';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const ALONE = new RegExp(
  `^(?:${YEAR}([-/])${MONTH}\\1${DAY}|${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|${DAY}([./-])${MONTH}\\2(?:${YEAR}|\\d\\d)|${DAY}/${MONTH} ${YEAR}|(?:[01]?\\d|2[0-3])[:.][0-5]\\d(?::[0-5]\\d)?|${YEAR} ?[-/] ?${YEAR}|${YEAR})$`,
);
/** Round thousands are a number of something, whatever follows. */
const ROUND = /^[1-9]\d{0,2}(?:[ .]\d{3}){0,3}[ .]000$/;
const AMOUNT = /^(?:\d{1,3}(?:[ .]\d{3})*|\d{1,9})(?:,\d{1,2})?$/;
const UNIT =
  /^ ?(?:kr(?!\p{L})|kronor|:-|sek(?!\p{L})|tkr|mkr|euro|dollar|usd|miljon|miljard|%|procent|invånare|personer|röster|exemplar|st(?!\p{L})|kvadrat|meter|km|ton(?!\p{L})|kilo|kg|liter|hushåll|besökare|medlemmar|väljare)/iu;
const BOOK = /^\d[\d -]{7,16}\d$/;
const BOOK_BEFORE = /(?<!\p{L})(?:isbn|issn|ean)(?:-1[03])?[: ]{0,3}$/iu;
const CASE = /^\d{1,6}(?:[-/:]\d{1,6}){1,2}$/;
const CASE_BEFORE =
  /(?<!\p{L})(?:mål|dnr|ärende|k-?nr|sfs|prop\.?|sou|ds|nja|hfd|produkt)(?: ?(?:nr|nummer))?[.:( ]{0,3}(?:[a-zåäö]{1,4}[ -]{0,2})?$/iu;
/** Hidden from strict only. */
const ORGANISATION = /^(?:16)?[1-9]\d[2-9]\d{3}-?\d{4}(?:01)?$/;
const POSITION = /^[1-9]\d{0,2}[.,]\d{4,8}$/;

/** @param start,end of the stretch in `text`, separators included; no digit may stand right before or after it. */
export function isReadableNumber(text: string, start: number, end: number, level: MaskLevel): boolean {
  if (level === 'paranoid' || end - start > 40) return false;
  const stretch = text.slice(start, end);
  if (ALONE.test(stretch) || ROUND.test(stretch)) return true;
  if (level === 'normal' && (ORGANISATION.test(stretch) || POSITION.test(stretch))) return true;
  if (AMOUNT.test(stretch) && UNIT.test(text.slice(end, end + 12))) return true;
  const before = text.slice(Math.max(0, start - 24), start);
  return (BOOK.test(stretch) && BOOK_BEFORE.test(before)) || (CASE.test(stretch) && CASE_BEFORE.test(before));
}
