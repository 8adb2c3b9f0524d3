import { before, type Detector, type Report, scan } from '../detector.ts';

const MONTH =
  '(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '(?:(?:1[6-9]|20)\\d\\d)';
const NUMERIC = new RegExp(
  [
    `${YEAR}[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:[12]\\d|3[01]|0?[1-9])`,
    `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
    `(?:[12]\\d|3[01]|0?[1-9]) ?[/.] ?(?:1[0-2]|0?[1-9])(?: ?[-/.,] ?| +)(?:${YEAR}|'?\\d\\d(?!\\d))`,
    `(?:[12]\\d|3[01]|0[1-9])-(?:0[1-9]|1[0-2])-(?:${YEAR}|\\d\\d)`,
    `(?:[12]\\d|3[01]|[1-9])/(?:1[0-2]|[1-9])`,
  ]
    .map((shape) => `(?:${shape})`)
    .join('|')
    .replace(/^/, '(?<![\\d.,/:-])(?:')
    .replace(/$/, ')(?![\\d]|[.,:/-]\\d)'),
  'gu',
);
const WORDED = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:den )?(?:[12]\\d|3[01]|0?[1-9])(?::?e|:?a|\\.)?(?: ?(?:-|och|till) ?(?:[12]\\d|3[01]|0?[1-9])(?::?e|:?a)?)? (?:i )?${MONTH}\\.?(?![\\p{L}])(?:,? ?(?:${YEAR}|['-]\\d\\d)(?!\\d))?|${MONTH} ${YEAR}(?!\\d)|den (?:[12]\\d|3[01]|[1-9]):[ea](?!\\p{L}))`,
  'giu',
);
const BORN =
  /(?<!\p{L})(?:f[öo]dd(?:es|a)?|\*|f\.|födelse(?:datum|dag|data|tid)(?:en)?|fyller år|född\/pnr|birth ?date|date of birth|dob)(?: (?:den|är|i|på|år))*[ :/.,=-]{0,3}(?:den )?$/u;
const BIRTH_NUMERIC =
  /(?<!\d)(?:(?:19|20)?\d\d ?[-./ ]? ?(?:0[1-9]|1[0-2]) ?[-./ ]? ?(?:0[1-9]|[12]\d|3[01]))(?!\d|[-+ ]?\d{4})/g;

/** A date beside a word of birth identifies a person (strict); other dates are hidden at paranoid. */
export const findBirthDates: Detector = ({ digits: text }, report) => {
  eachDate(text, (_rule, start, end) => {
    if (BORN.test(before(text, start, 32))) report('dob.by-context', start, end);
  });
  scan(text, BIRTH_NUMERIC, (match) => {
    if (!BORN.test(before(text, match.index, 32))) return false;
    report('dob.by-context', match.index, match.index + match[0].length);
    return true;
  });
};

export const findDates: Detector = ({ text }, report) => eachDate(text, report);

function eachDate(text: string, report: Report): void {
  scan(text, NUMERIC, (match) => {
    report('date.numeric', match.index, match.index + match[0].length);
    return true;
  });
  scan(text, WORDED, (match) => {
    report('date.worded', match.index, match.index + match[0].length);
    return true;
  });
}
