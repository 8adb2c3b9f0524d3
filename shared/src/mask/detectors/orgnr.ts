import { before, type Detector, digitsOf, passesLuhn, scan } from '../detector.ts';

const NUMBER = /(?<![\p{L}\d])(?:SE[ ]?)?(?:16[ -]?)?[1-9]\d[2-9]\d{3}[ \t\n]?-?[ \t\n]?\d{4}(?:[ ]?01)?(?!\d)/gu;
const TOLD =
  /(?<!\p{L})(?:org(?:anisations)?\.?[- ]?n(?:umme)?r|organisationsnummer|vat(?:-?n(?:umme)?r)?|momsreg\p{L}*(?:[- ]?n(?:umme)?r)?|f-skatt)[^\d\n]{0,10}\n?$/u;

/** Swedish organisation numbers (the third digit is 2 or more, Luhn digit last), also as 16-number and VAT number. */
export const findOrgnr: Detector = ({ digits: text }, report) => {
  scan(text, NUMBER, (match) => {
    const told = TOLD.test(before(text, match.index, 32));
    const core = coreOf(match[0]);
    const hyphen = /\d-\d{4}/.test(match[0]);
    if (!told && !hyphen && !match[0].startsWith('SE') && !passesLuhn(core)) return false;
    report(told ? 'orgnr.by-context' : 'orgnr.number', match.index, match.index + match[0].length);
    return true;
  });
};

function coreOf(found: string): string {
  const digits = digitsOf(found);
  return digits.length >= 12 ? (digits.startsWith('16') ? digits.slice(2, 12) : digits.slice(0, 10)) : digits;
}
