import { before, type Detector, type Report, scan } from '../detector.ts';

const MONTH =
  '(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|mars?|march|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:ust[i]?)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)';
const YEAR = '(?:(?:1[6-9]|20)\\d\\d)';
const NUMERIC = new RegExp(
  [
    `${YEAR}[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:[12]\\d|3[01]|0?[1-9])`,
    `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])`,
    `(?:den )?(?:[12]\\d|3[01]|0?[1-9]) ?[/.] ?(?:1[0-2]|0?[1-9])(?: ?[-/.,] ?| +)(?:${YEAR}|'?\\d\\d(?!\\d))`,
    `(?:[12]\\d|3[01]|0?[1-9])-(?:0?[1-9]|1[0-2])-(?:${YEAR}|\\d\\d)`,
    `(?:den )?(?:[12]\\d|3[01]|[1-9])(?: ?- ?(?:[12]\\d|3[01]|[1-9]))?/(?:1[0-2]|[1-9])`,
  ]
    .map((shape) => `(?:${shape})`)
    .join('|')
    .replace(/^/, '(?<![\\d.,/:-]|\\p{L})(?:')
    .replace(/$/, ')(?![\\d]|[.,:/-]\\d)'),
  'giu',
);
/** first to thirty-first, in figures or in words. */
const ORDINAL =
  '(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|trettonde|fjortonde|femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde|tjugo ?(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)|tretti(?:onde|o ?första))';
const IN_MONTH = '(?: i (?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte))';
const TENS = '(?:tjugo|trettio?|fyrtio?|femtio?|sextio?|sjuttio?|åttio?|nittio?)';
const UNIT = '(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)';
const TEEN = '(?:tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton)';
const SAID_YEAR = `(?:(?:(?:arton|nitton|tjugo)(?: ?hundra)?|tvåtusen|tvåtusen ?och)[ -]?)?(?:${TENS} ?${UNIT}?|${TEEN}|noll ?${UNIT}|(?<=hundra ?|tusen ?)${UNIT})`;
const DAY = '(?:[12]\\d|3[01]|0?[1-9])';
const WORDED = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:den )?${DAY}(?::?e|:?a|\\.)?(?: ?(?:-|och|till) ?${DAY}(?::?e|:?a)?)? (?:i )?${MONTH}\\.?(?![\\p{L}])(?:,? ?(?:${YEAR}|['-]\\d\\d)(?!\\d))?|${MONTH},? (?:-|')?(?:${YEAR}|(?<=[-'])\\d\\d)(?!\\d)|den ${DAY}:[ea](?!\\p{L})|(?:den )?${ORDINAL} (?:i )?${MONTH}(?!\\p{L})(?:,? (?:${YEAR}|['-]\\d\\d)(?!\\d)|,? ${SAID_YEAR}(?!\\p{L}))?|(?:den )?${ORDINAL}${IN_MONTH}(?!\\p{L})(?:,? (?:${YEAR}(?!\\d)|${SAID_YEAR}(?!\\p{L})))?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec) {1,2}\\d{1,2}(?=,? \\d))`,
  'giu',
);
const BORN_WORD = '(?:f[öo]dd(?:es|a)?|kom till världen|såg dagens ljus)';
const BORN = new RegExp(
  `(?<!\\p{L})(?:(?:${BORN_WORD}|\\*|f\\.?|född/pnr)(?:,? (?:i|på|vid|utanför|nära|natten till|strax|hemma|bb) \\p{L}{1,20}(?: \\p{L}{1,20})?)?|födelse(?:datum|dag|data|dato|tid)(?:en|et|ar)?(?:\\p{L}| ){0,14}|född\\?|fyll(?:er|de)(?: \\d{1,3})?(?: år)?|årsdag(?:en)?|birth ?da(?:te|y)|date of birth|dob|born(?: on)?)(?:,? (?:den|är|var|i|på|år|just|som))*[ :/,;=|?\\n-]{0,3}(?:\\p{L}{1,4}\\d?: )?(?:den )?$`,
  'u',
);
/** "3 maj 1962 föddes ..." */
const BORN_AFTER = /^ (?:föddes|såg (?:hon|han) dagens ljus|är (?:min|hans|hennes|din) födelsedag)(?!\p{L})/u;
const BIRTH_NUMERIC =
  /(?<!\d)(?:(?:19|20)?\d\d ?[-./ ]? ?(?:0[1-9]|1[0-2]) ?[-./ ]? ?(?:0[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:(?:19|20)\d\d|\d\d))(?!\d|[-+ ]?\d{4})/g;
/** A year of birth said in words, or the whole date: "fjärde maj sextiotvå". */
const REACH = 56;

/** A date beside a word of birth identifies a person (strict); other dates are hidden at paranoid. */
export const findBirthDates: Detector = ({ digits: text }, report) => {
  if (!MAY_TELL.test(text)) return;
  eachDate(text, (_rule, start, end) => {
    if (BORN.test(before(text, start, REACH)) || BORN_AFTER.test(text.slice(end, end + 24)))
      report('dob.by-context', start, end);
  });
  scan(text, BIRTH_NUMERIC, (match) => {
    if (!BORN.test(before(text, match.index, REACH))) return false;
    report('dob.by-context', match.index, match.index + match[0].length);
    return true;
  });
};

const MAY_TELL = /f[öo]d|världen|dagens ljus|\*|f\.|\bf \d|fyll|årsdag|birth|dob|born/i;

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
