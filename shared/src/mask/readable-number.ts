/**
 * What a run of digits may be and stay readable at normal and strict: a date, a time, an amount, a span of years, an ISBN,
 * a case or law number. The gate has its own list of the same things and shares no code with this one.
 */
const DATE =
  /^(?:(?:1[6-9]|20)\d\d-\d{1,2}-\d{1,2}|(?:1[6-9]|20)\d\d\/\d{1,2}\/\d{1,2}|\d{1,2}[./]\d{1,2}[./ -]{1,2}(?:1[6-9]|20)\d\d|(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2])-(?:1[6-9]|20)\d\d|(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
const YEARS = /^(?:1[5-9]|20)\d\d ?[-/] ?(?:1[5-9]|20)\d\d$/;
const CASE =
  /(?<!\p{L})(?:mål(?: ?nr)?|dnr|diarienr|diarienummer|ärende(?:nr|nummer)?|ärendenr|k-?nr|sfs|prop\.?|sou|ds|nja|rå|hfd|ecli|celex|produkt|dagbok\w*|art(?:ikel)?\.?|isbn(?:-1[03])?|issn|ean)(?: ?nr)?[:. ]{0,3}(?:\p{L}{1,4} ?)?$/u;

/** @param start,end of the run of digits in `text`, separators included. */
export function isReadableNumber(text: string, start: number, end: number): boolean {
  const run = text.slice(start, end);
  if (DATE.test(run) || YEARS.test(run)) return true;
  return CASE.test(text.slice(Math.max(0, start - 24), start).toLowerCase());
}
