import { before, type Detector, digitsOf, passesLuhn, scan } from '../detector.ts';

const RUN = /(?<!\d)[2-6](?:[ \t\n.-]{0,2}\d){12,18}(?!\d)/g;
const IN_FOURS = /^\d{4}[ \t\n.-]{1,2}\d{4}[ \t\n.-]{1,2}\d{4}[ \t\n.-]{1,2}\d{4}$/;
const AMEX = /^3[47]\d\d[ \t\n.-]{1,2}\d{6}[ \t\n.-]{1,2}\d{5}$/;
/** A row of a table: years with figures between them. */
const YEARS = /(?<!\d)(?:19|20)\d\d\D+(?:\d{4}\D+)?(?:19|20)\d\d(?!\d)/;
const TOLD = /(?:kort(?:n(?:umme)?r|et)?|visa|master-?card|amex|american express|card)(?!\p{L})[^\d\n]{0,12}$/u;

/** Payment cards (ISO/IEC 7812): 13-19 digits with a Luhn digit, or the shape of a card, or a text that says so. */
export const findCard: Detector = ({ digits: text }, report) => {
  scan(text, RUN, (match) => {
    const digits = digitsOf(match[0]);
    const end = match.index + match[0].length;
    const shaped =
      (digits.length === 16 && IN_FOURS.test(match[0]) && !YEARS.test(match[0])) ||
      (digits.length === 15 && AMEX.test(match[0]));
    if (shaped || ((digits.length === 15 || digits.length === 16) && passesLuhn(digits))) {
      report('card.number', match.index, end);
      return true;
    }
    if (!TOLD.test(before(text, match.index, 32))) return false;
    report('card.by-context', match.index, end);
    return true;
  });
};
