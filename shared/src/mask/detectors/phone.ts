import { before, type Detector, digitsOf, scan } from '../detector.ts';
import { isReadableNumber } from '../readable-number.ts';

const GAP = '[ \\t\\n.\\-/()]{0,3}';
const INTERNATIONAL = new RegExp(
  `(?<![\\p{L}\\d])(?:\\(?\\+|0[ \\t]?0(?=${GAP}[1-9]))${GAP}[1-9](?:${GAP}\\d){6,13}(?!\\d)`,
  'gu',
);
const NATIONAL = new RegExp(`(?<![\\p{L}\\d.,:+]|[\\p{L}\\d][-/])\\(?0(?![.,]\\d)(?:${GAP}\\d){6,10}(?!\\d)`, 'gu');
const TOLD =
  /(?<!\p{L})(?:tel(?:efon(?:n(?:umme)?r)?)?|tfn|tlf|mob(?:il(?:n(?:umme)?r)?)?|ring(?:a|er|de|s)?|sms:?a?|nås|växel|direkt|fax|phone|mobilen|telefonen)(?:\s(?:på|mig på|oss på|till|är|nr))?[.: ]{0,3}$/u;
const LOCAL = /(?<![\p{L}\d.,:/-])[1-9](?:[ -]?\d){5,8}(?![\d\p{L}]|[.,:]\d)/gu;

/** Swedish numbers have 8-10 digits with the leading 0 (PTS numbering plan), mobiles exactly 10; foreign ones at most 15 (ITU-T E.164). */
export const findPhone: Detector = ({ digits: text, level }, report) => {
  scan(text, INTERNATIONAL, (match) => {
    const number = cutInternational(match[0]);
    if (number === null) return false;
    report('phone.international', match.index, match.index + number.length);
    return true;
  });
  scan(text, NATIONAL, (match) => {
    const number = cutNational(match[0]);
    if (number === null || isReadableNumber(text, match.index, match.index + number.length, level)) return false;
    report('phone.national', match.index, match.index + number.length);
    return true;
  });
  scan(text, LOCAL, (match) => {
    if (!TOLD.test(before(text, match.index, 24))) return false;
    report('phone.by-context', match.index, match.index + match[0].length);
    return true;
  });
};

/** A Swedish number after +46 has 7-9 digits (a written trunk zero not counted): what follows is another number. */
function cutInternational(found: string): string | null {
  const digits = digitsOf(found).replace(/^00/, '');
  if (!digits.startsWith('46')) return found;
  const trunk = digits[2] === '0' ? 1 : 0;
  const most = 2 + trunk + 9;
  if (digits.length < 2 + trunk + 7) return null;
  return digits.length > most ? cutAfter(found, most + digitsOf(found).length - digits.length) : found;
}

function cutNational(found: string): string | null {
  const digits = digitsOf(found);
  if (/^07[02369]/.test(digits)) return digits.length < 10 ? null : digits.length > 10 ? cutAfter(found, 10) : found;
  if (digits.startsWith('00')) return null;
  return digits.length > 10 ? cutAfter(found, 10) : digits.length < 8 ? (/[-/ ]/.test(found) ? found : null) : found;
}

/** Keeps the first `count` digits, if a gap follows there; a longer run of digits is not a phone number with a tail. */
function cutAfter(found: string, count: number): string | null {
  let seen = 0;
  for (let i = 0; i < found.length; i += 1) {
    if (/\d/.test(found[i] ?? '')) seen += 1;
    if (seen === count) return /\d/.test(found[i + 1] ?? '') ? null : found.slice(0, i + 1);
  }
  return found;
}
