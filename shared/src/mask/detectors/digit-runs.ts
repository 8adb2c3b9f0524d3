import { type Detector, scan } from '../detector.ts';
import { isReadableNumber } from '../readable-number.ts';

const RUN = /(?<![\d])\d(?:[ \t\n.\-/()]{0,2}\d){5,40}(?!\d)/g;
const DIGIT = /[\p{L}]?\d[\d.,]*\d|\d/gu;
const AMOUNT_BEFORE = /(?:kr|sek|usd|eur|€|\$|£|pris(?:et)?|belopp(?:et)?|summa(?:n)?)[: ]{0,2}$/iu;
const AMOUNT_AFTER =
  /^ ?(?:kr|kronor|:-|sek|tkr|mkr|euro|eur|dollar|usd|miljoner|miljarder|%|procent|invånare|personer|röster|exemplar|st|kvadrat|meter|km|ton|kilo|kg|liter|träd|hushåll|besökare|medlemmar|väljare)/iu;
/** Thousands grouped by blanks: 1 250 000. */
/** Round thousands are a number of something whatever follows. */
const ROUND = /^\d{1,3}(?:[ .]\d{3})*[ .]000$/;
const GROUPED = /^\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?$/;

/** Fail closed: six digits or more that nothing explains and that are no date, amount, span of years, ISBN or case number. */
export const findLongDigitRuns: Detector = ({ digits: text }, report) => {
  scan(text, RUN, (match) => {
    const start = match.index;
    const end = start + match[0].length;
    if (isReadableNumber(text, start, end)) return true;
    const amount =
      AMOUNT_AFTER.test(text.slice(end, end + 12)) || AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 12), start));
    if (ROUND.test(match[0])) return true;
    if (amount && (GROUPED.test(match[0]) || /^\d+$/.test(match[0]))) return true;
    report('digits.long-run', start, end);
    return true;
  });
};

/** Paranoid: no digit stays. */
export const findRemainingDigits: Detector = ({ text }, report) => {
  scan(text, DIGIT, (match) => {
    const start = match.index + (/^\p{L}/u.test(match[0]) ? 1 : 0);
    report('digits.remaining', start, match.index + match[0].length);
    return true;
  });
};
