import { before, type Detector, digitsOf, scan } from '../detector.ts';

const IBAN = /(?<![\p{L}\d])[A-Z]{2}[ \t]?\d\d(?:[ \t\n-]?[A-Z0-9]){11,30}(?![\p{L}\d])/giu;
/** Length by country (SWIFT IBAN registry), the ones met in Sweden; others by the check digits alone. */
const IBAN_LENGTH: Readonly<Record<string, number>> = {
  SE: 24,
  NO: 15,
  DK: 18,
  FI: 18,
  IS: 26,
  DE: 22,
  GB: 22,
  FR: 27,
  NL: 18,
  BE: 16,
  ES: 24,
  IT: 27,
  PL: 28,
  EE: 20,
  LV: 21,
  LT: 20,
  CH: 21,
  AT: 20,
  IE: 22,
  PT: 25,
  LU: 20,
  CZ: 24,
  HU: 28,
  RO: 24,
  GR: 27,
  HR: 21,
  TR: 26,
  CY: 28,
  MT: 31,
};
const GIRO = /(?<![\d])(?:\d{3,4}[ \t]?-[ \t]?\d{4}|\d(?:[ \t\n]{0,2}\d){0,7}[ \t]{0,2}-[ \t]{0,2}\d|\d{7,8})(?!\d)/g;
const GIRO_TOLD =
  /(?<!\p{L})(?:bank-?giro(?:t|n(?:umme)?r)?|plus-?giro(?:t|n(?:umme)?r)?|post-?giro(?:t)?|bg|pg)(?: ?n(?:umme)?r)?[^\d\n]{0,8}\n?$/u;
const ACCOUNT = /(?<![\d,.])\d(?:[ \t.,\-/]{0,3}\d){5,16}(?![\d])/g;
const ACCOUNT_TOLD =
  /(?<!\p{L})(?:(?:bank|spar|löne|person|privat)?konto(?:t|n(?:umme)?r(?:et)?)?|swedbank|nordea|handelsbanken|seb|skandiabanken|länsförsäkringar(?: bank)?|danske bank|ica banken|sparbanken(?: \p{L}{2,12})?|marginalen|sbab|avanza|clearing(?:n(?:umme)?r)?|kto|swish(?:n(?:umme)?r)?|a\/c)(?: ?n(?:umme)?r)?(?:\s(?:är|hos|i|på|till|med)\s?\p{L}{0,14})?[^\d\n]{0,10}\n?$/u;

/** A clearing number alone: four digits, and for Swedbank's 8xxx a check digit. */
const CLEARING = /(?<!\p{L})(?:clearing(?:s?-?n(?:umme)?r)?|cl\.? ?nr)[ .:\t]{0,3}(\d{4}(?:-\d)?)(?!\d)/giu;

/** IBAN (ISO 13616), bankgiro, plusgiro, and clearing number with account (Bankinfrastruktur's list: 4-5 + 6-10 digits). */
export const findBank: Detector = ({ text, digits }, report) => {
  scan(text, IBAN, (match) => {
    const end = ibanEnd(match[0]);
    if (end === null) return false;
    report('bank.iban', match.index, match.index + end);
    return true;
  });
  scan(digits, GIRO, (match) => {
    if (!GIRO_TOLD.test(before(digits, match.index, 28))) return false;
    report('bank.giro', match.index, match.index + match[0].length);
    return true;
  });
  scan(digits, CLEARING, (match) => {
    const end = match.index + match[0].length;
    report('bank.account', end - (match[1]?.length ?? 0), end);
    return true;
  });
  scan(digits, ACCOUNT, (match) => {
    if (!ACCOUNT_TOLD.test(before(digits, match.index, 40))) return false;
    report('bank.account', match.index, match.index + match[0].length);
    return true;
  });
};

/** Length of the IBAN that the match starts with; a group that follows it may be an ordinary word. */
function ibanEnd(found: string): number | null {
  const country = found.slice(0, 2).toUpperCase();
  const known = IBAN_LENGTH[country];
  let plain = '';
  for (let i = 0; i < found.length; i += 1) {
    const character = found[i] ?? '';
    if (!/[A-Za-z0-9]/.test(character)) continue;
    plain += character.toUpperCase();
    if (plain.length === known) return /[A-Za-z0-9]/.test(found[i + 1] ?? '') ? null : i + 1;
  }
  if (known !== undefined) return null;
  return passesMod97(plain) && digitsOf(plain).length >= 8 ? found.length : null;
}

/** ISO 7064 MOD 97-10. */
function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = character >= 'A' ? character.charCodeAt(0) - 55 : Number(character);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
