import { type Detector, scan } from '../detector.ts';

const HOUR = '(?:[01]?\\d|2[0-4])';
const TOLD = new RegExp(
  `(?<!\\p{L})(?:kl\\.?|klockan) ?(?:${HOUR}[.:]?[0-5]\\d(?:[.:][0-5]\\d)?|${HOUR})(?:(?: ?- ?| till | och )${HOUR}(?:[.:]?[0-5]\\d)?)?(?!\\d)|(?<!\\p{L})(?:kl\\.?|klockan) (?:(?:halv|kvart i|kvart över|fem i|fem över|tio i|tio över|tjugo i|tjugo över) )?(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)(?!\\p{L})`,
  'giu',
);
const CLOCK = new RegExp(`(?<![\\d:.,])${HOUR}:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d{1,3})?)?(?![\\d:])`, 'g');
const RANGE = new RegExp(`(?<![\\d:.,])${HOUR}[.:][0-5]\\d ?- ?${HOUR}[.:][0-5]\\d(?![\\d:])`, 'g');

/** Times of day. Paranoid. */
export const findTimes: Detector = ({ text }, report) => {
  for (const pattern of [TOLD, CLOCK, RANGE])
    scan(text, pattern, (match) => {
      report('time.clock', match.index, match.index + match[0].length);
      return true;
    });
};
