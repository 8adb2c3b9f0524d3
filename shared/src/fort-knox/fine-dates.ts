/** Where a text names a day and not just a month. Offsets are UTF-16 code units, end exclusive. */
export interface FineDate {
  readonly start: number;
  readonly end: number;
}

const MONTHS =
  'jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';

/** Notations of a day: written month, ISO, slashes and dots, a day alone after "den", a weekday with a date. */
const NOTATIONS = [
  new RegExp(`(?<![\\p{L}\\p{N}])${DAY}(?::?[ea])?\\s+(?:${MONTHS})(?!\\p{L})`, 'giu'),
  /(?<!\p{N})(?:1[89]|2[01])\d{2}[-–./](?:0?[1-9]|1[0-2])[-–./](?:0?[1-9]|[12]\d|3[01])(?!\p{N})/gu,
  /(?<![\p{N}/.-])(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])(?:[./-](?:\d{4}|\d{2}))?(?![\p{N}/%])/gu,
  /(?<!\p{L})den\s+(?:0?[1-9]|[12]\d|3[01])(?::[ea])?(?!\s*(?:procent|kronor|%|\p{N}))(?![\p{L}\p{N}])/giu,
];

/** PRODUCT.md, Extern: dates are month or coarser. "4.2 miljoner" and "1/3" of something are no dates. */
export function fineDates(text: string): FineDate[] {
  const found: FineDate[] = [];
  for (const [index, pattern] of NOTATIONS.entries()) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const quantity = /^\s*(?:miljon|miljard|procent|kronor|kr\b|tusen|%|meter|kilo|ton|grader|av\s)/iu.test(
        text.slice(end),
      );
      if (index === 2 && (quantity || !/\d{4}$|\//.test(match[0]))) continue;
      found.push({ start: match.index, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
