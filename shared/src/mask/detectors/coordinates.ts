import { before, type Detector, scan } from '../detector.ts';

const HALF = '[NSEWOVÖ]';
const DECIMAL = new RegExp(
  `(?<![\\d.,])(?:${HALF} ?)?[-+]?\\d{1,2}[.,]\\d{3,10} ?°? ?${HALF}?[,;/ \\n]{1,3}(?:och )?(?:${HALF} ?)?[-+]?\\d{1,3}[.,]\\d{3,10}(?: ?°? ?${HALF}(?!\\p{L}))?(?![\\d])`,
  'gu',
);
const ARC = `\\d{1,3} ?(?:°|grader) ?(?:\\d{1,2}(?:[.,]\\d{1,5})? ?(?:['′]|minuter)? ?(?:\\d{1,2}(?:[.,]\\d{1,4})? ?(?:["″]|''|sekunder)?)?)?`;
const DEGREES = new RegExp(
  `(?<![\\d])(?:${HALF} ?)?${ARC} ?${HALF}(?!\\p{L})(?:[,;/ \\n]{1,3}(?:${HALF} ?)?${ARC} ?(?:${HALF}(?!\\p{L}))?)?|(?<![\\p{L}\\d])${HALF} ?${ARC}[,;/ \\n]{1,3}${HALF} ?${ARC}`,
  'gu',
);
const GRID =
  /(?<![\p{L}\d])(?:[NX]:? ?)?[67]\d{6}(?:[.,]\d{1,3})?[,;/ \n]{1,3}(?:[EYÖ]:? ?)?\d{6,7}(?:[.,]\d{1,3})?(?!\d)/gu;
const GRID_TOLD = /(?:koordinat\p{L}*|position(?:en)?|gps|sweref\s?\S{0,6}|rt ?90\S*|n:? ?|x:? ?)[^\d]{0,12}$/u;

/** Positions: WGS 84 in decimals or degrees, SWEREF 99 and RT 90 as northing and easting in metres. */
export const findCoordinates: Detector = ({ text }, report) => {
  scan(text, DECIMAL, (match) => {
    const [first = '', second = ''] = match[0].match(/\d+[.,]\d+/g) ?? [];
    if (Number(first.replace(',', '.')) > 90 || Number(second.replace(',', '.')) > 180) return false;
    report('coordinates.decimal', match.index, match.index + match[0].length);
    return true;
  });
  scan(text, DEGREES, (match) => {
    report('coordinates.degrees', match.index, match.index + match[0].trimEnd().length);
    return true;
  });
  scan(text, GRID, (match) => {
    if (!/^[NX]/.test(match[0]) && !GRID_TOLD.test(before(text, match.index, 30))) return false;
    report('coordinates.grid', match.index, match.index + match[0].length);
    return true;
  });
};
