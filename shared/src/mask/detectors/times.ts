import { type Detector, scan } from '../detector.ts';

const HOUR = '(?:[01]?\\d|2[0-4])';
const SPOKEN_HOUR = '(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)';
const PART = '(?:halv|kvart i|kvart över|(?:fem|tio|tjugo)(?: minuter)? (?:i|över)(?: halv)?)';
const TOLD = new RegExp(
  `(?<!\\p{L})(?:kl\\.?|klockan) ?(?:${HOUR}[.:]?[0-5]\\d(?:[.:][0-5]\\d)?|${HOUR})(?:(?: ?- ?| till | och )${HOUR}(?:[.:]?[0-5]\\d)?)?(?!\\d)|(?<!\\p{L})(?:kl\\.?|klockan) (?:${PART} )?${SPOKEN_HOUR}(?!\\p{L})`,
  'giu',
);
const CLOCK = new RegExp(`(?<![\\d:.,])${HOUR}:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,3})?)?(?![\\d:])`, 'g');
const RANGE = new RegExp(`(?<![\\d:.,])${HOUR}[.:][0-5]\\d ?- ?${HOUR}[.:][0-5]\\d(?![\\d:])`, 'g');
/** "kvart över sju", "halv tre", "5 i 8": told by the words themselves; "halv" alone is half of something. */
const WORDED = new RegExp(
  `(?<![\\p{L}\\d])(?:kvart (?:i|över)|(?:fem|tio|tjugo) (?:i|över)(?: halv)?|halv) ${SPOKEN_HOUR}(?!\\p{L})|(?<![\\p{L}\\d.,])(?:5|10|20) (?:i|över) (?:halv )?(?:1[0-2]|[1-9])(?![\\p{L}\\d.,])`,
  'giu',
);
const ABOUT = new RegExp(
  `(?<![\\p{L}\\d.,:-])${HOUR}(?:[.:][0-5]\\d)?-tiden(?!\\p{L})|(?<!\\p{L})${SPOKEN_HOUR}-?tiden(?!\\p{L})`,
  'giu',
);

/** Times of day. Paranoid. */
export const findTimes: Detector = ({ text }, report) => {
  for (const pattern of [TOLD, CLOCK, RANGE, WORDED, ABOUT])
    scan(text, pattern, (match) => {
      report('time.clock', match.index, match.index + match[0].length);
      return true;
    });
};
