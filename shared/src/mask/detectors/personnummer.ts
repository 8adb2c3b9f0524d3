import { before, type Detector, digitsOf, passesLuhn, scan } from '../detector.ts';

/** Between digit groups: blanks, a line break, the signs a form puts there. At most three, so that the search stays linear. */
const GAP = '(?:[ \\t\\n.\\-+/]{0,3}| ?(?:streck|bindestreck|minus|plus) ?)';
const PAIR = '\\d[ \\t\\n]?\\d';
const FOUR = `\\d[ \\t\\n]?\\d[ \\t\\n]?\\d[ \\t\\n]?\\d`;
const TEN = `${PAIR}${GAP}${PAIR}${GAP}${PAIR}${GAP}${FOUR}`;
const TWELVE_DIGITS = new RegExp(`(?<![\\d])(?:1[ \\t\\n]?[89]|2[ \\t\\n]?0)${GAP}${TEN}(?![\\d])`, 'g');
const TEN_DIGITS = new RegExp(`(?<![\\d])${TEN}(?![\\d])`, 'g');
/** Interim numbers (Skatteverket, LADOK): a letter and three signs instead of the last four. */
const INTERIM =
  /(?<!\d)(?:(?:19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:[0-9]\d)[-+ ]?(?:T[FN]?|R|U|[A-Z])\d{2,3}(?![\p{L}\d])/gu;
const MOBILE = /^07[02369]/;
const CONTEXT =
  /(?:person-?\s?n(?:umme)?r|personnummer|pers\.?\s?nr|pnr|p-nr|samordnings-?n(?:umme)?r|samordningsnummer|tf-nummer|født|född|f\.|födelsenummer|id-?nr|målsägande|svarande|misstänkt|patient|pat)[^\d\n]{0,24}[\n ]{0,2}$/;
/** 6 or 8 digits, then a sign or a blank, then four: how everybody writes it. */
const WRITTEN_AS_ONE = /^(?:\d{2})?\d{6}[-+ \t\n./]{0,3}\d{4}$/;

/**
 * Swedish personal identity numbers and co-ordination numbers (day + 60), Skatteverket SKV 704 and 707, in 10 or 12 digits.
 * A right checksum is enough; a wrong one is a typing error where the text says what it is or the shape does.
 */
export const findPersonnummer: Detector = ({ digits: text }, report) => {
  scan(text, TWELVE_DIGITS, (match) => {
    const digits = digitsOf(match[0]).slice(2);
    if (!isBirthDate(digits)) return false;
    const told = CONTEXT.test(before(text, match.index, 40));
    if (!told && !WRITTEN_AS_ONE.test(match[0]) && !passesLuhn(digits)) return false;
    report(told ? 'personnummer.by-context' : 'personnummer.twelve-digits', match.index, match.index + match[0].length);
    return true;
  });
  scan(text, INTERIM, (match) => {
    report('personnummer.by-context', match.index, match.index + match[0].length);
    return true;
  });
  scan(text, TEN_DIGITS, (match) => {
    const digits = digitsOf(match[0]);
    if (!isBirthDate(digits)) return false;
    const told = CONTEXT.test(before(text, match.index, 40));
    const shaped = /^\d{6}(?:[ \t\n]?[-+][ \t\n]?| ?(?:binde)?streck ?)\d{4}$/.test(match[0]);
    // A mobile number has the shape of somebody born in 2007: without a word or a hyphen it is read as a phone number.
    if (!told && !shaped && (MOBILE.test(digits) || !passesLuhn(digits))) return false;
    report(told ? 'personnummer.by-context' : 'personnummer.ten-digits', match.index, match.index + match[0].length);
    return true;
  });
};

function isBirthDate(ten: string): boolean {
  const month = Number(ten.slice(2, 4));
  const day = Number(ten.slice(4, 6)) % 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && Number(ten.slice(4, 6)) <= 91;
}
