/** Where a text names a day or a week and not just a month. Offsets are UTF-16 code units, end exclusive. */
export interface FineDate {
  readonly start: number;
  readonly end: number;
}

const MONTHS =
  '(?:jan(?:uari)?|feb(?:r|ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const TENS =
  '(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|(?:tret|fjor|fem|sex|sjut|ar|nit)tonde)';
const ORDINAL = `(?:${TENS}|tjugo(?:nde|första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)|trettio(?:nde|första))`;
const WEEKDAY = '(?:mån|tis|ons|tors|fre|lör|sön)dag';
const YEAR = '(?:1[89]|2[01])\\d{2}';
const OPEN = '(?<![\\p{L}\\p{N}])';
const CLOSE = '(?![\\p{L}\\p{N}])';
const notation = (source: string) => new RegExp(`${OPEN}(?:${source})${CLOSE}`, 'giu');

/** The gate's own list: it shares nothing with what the engines read dates by. */
const NOTATIONS: readonly RegExp[] = [
  // 4 maj, 4:e maj, den fjärde maj, 4–6 maj, natten till 4/5 maj
  notation(`(?:${DAY}(?:[:.]?[ea])?\\.?|${ORDINAL})\\s+(?:i\\s+)?${MONTHS}`),
  // maj 4, 2026 as English writes it; "maj 2026" has no day
  notation(`${MONTHS}\\s+${DAY}(?:st|nd|rd|th)?,\\s*${YEAR}`),
  notation(`${YEAR}[-–./\\s]{1,2}(?:0?[1-9]|1[0-2])[-–./\\s]{1,2}${DAY}`),
  notation(`${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`),
  notation(`${DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:${YEAR}|\\d{2})`),
  // a day alone after "den"
  /(?<!\p{L})den\s+(?:0?[1-9]|[12]\d|3[01])(?::[ea])?(?!\s*(?:procent|kronor|%|\p{N}))(?![\p{L}\p{N}])/giu,
  // måndag, måndagen, måndagens, i måndags, måndagskvällen
  notation(`(?:${WEEKDAY})(?:ar|en|ens|arna|s\\p{L}*)?`),
  notation('i ?går(?:kväll|natt)?|i ?förrgår|i ?dag|i ?morgon|i övermorgon|i (?:natt|kväll|morse|eftermiddag)'),
  notation('(?:vecka|v\\.?)\\s?(?:[1-9]|[1-4]\\d|5[0-3])'),
  notation('(?:jul|nyårs|midsommar|påsk|pingst)(?:afton|dagen|dag|natten)|lucia(?:dagen)?|valborg(?:smässoafton)?'),
];

/** "3/5" is a day only where nothing says that it is a share or a score. */
const SLASHED = /(?<![\p{L}\p{N}/.-])(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|1[0-2])(?![\p{L}\p{N}/%])/gu;
const SHARE = /^\s*(?:av|delar|miljon|miljard|procent|kronor|kr|tusen|%|meter|kilo|ton|grader)(?!\p{L})/iu;

/** PRODUCT.md, Extern: dates are month or coarser. A day, a weekday, a week and "i går" are finer. */
export function fineDates(text: string): FineDate[] {
  const found = NOTATIONS.flatMap((pattern) => [...text.matchAll(pattern)].map(spanOf));
  for (const match of text.matchAll(SLASHED)) {
    const span = spanOf(match);
    if (!SHARE.test(text.slice(span.end))) found.push(span);
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function spanOf(match: RegExpExecArray): FineDate {
  return { start: match.index, end: match.index + match[0].length };
}
