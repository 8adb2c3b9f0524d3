import { before, type Detector } from '../detector.ts';

const UNITS = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio'] as const;
const TEENS = ['tio', 'elva', 'tolv', 'tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton'] as const;
const TENS = ['tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio'] as const;

/** Number word -> its digits as spoken in a phone or identity number. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((word, value) => [word, String(value)] as const),
  ['nolla', '0'],
  ['nollan', '0'],
  ['etta', '1'],
  ['tvåa', '2'],
  ['trea', '3'],
  ['fyran', '4'],
  ['femma', '5'],
  ['sexa', '6'],
  ['sjua', '7'],
  ['åtta', '8'],
  ['nia', '9'],
  ['en', '1'],
  ['nie', '9'],
  ['fyr', '4'],
  ...TEENS.map((word, value) => [word, String(10 + value)] as const),
  ['aderton', '18'],
  ['förtio', '40'],
  ['tjugi', '20'],
  ['tretti', '30'],
  ['fyrti', '40'],
  ['förti', '40'],
  ['femti', '50'],
  ['sexti', '60'],
  ['sjutti', '70'],
  ['åtti', '80'],
  ['nitti', '90'],
  ...TENS.flatMap((tens, index) => [
    [tens, String(20 + index * 10)] as const,
    ...UNITS.slice(1).flatMap((unit, value) => [
      [tens + unit, String(21 + index * 10 + value)] as const,
      [tens.slice(0, -1) + unit, String(21 + index * 10 + value)] as const,
    ]),
    [`${tens}en`, String(21 + index * 10)] as const,
  ]),
  ['tusen', '000'],
]);
/** Said between the groups: they count for nothing and keep the run together. */
const JOINERS = new Set([
  'streck',
  'bindestreck',
  'minus',
  'plus',
  'sen',
  'sedan',
  'och',
  'punkt',
  'paus',
  'mellanslag',
  'eh',
  'öh',
  'hundra',
]);
const TOKEN = /\p{L}+|\d+/gu;
const GAP = /^(?:[ \t\n,.…:;/\-–]|\.\.\.){0,6}$/;
const PNR_TOLD = /(?:person(?:liga )?nummer|personnumret|pnr|samordningsnummer|född|fyra sista|sista)[^\d\n]{0,20}$/;

interface Spoken {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly words: number;
}

/** Numbers said aloud, as a transcript has them: "noll sju noll, ett sju fyra ...". Six digits or more, four words or more. */
export const findSpokenNumbers: Detector = ({ text }, report) => {
  if (!speaks(text)) return;
  for (const run of runs(text)) {
    if (run.digits.length < 6 || run.words < 3) continue;
    const birth = [10, 12].includes(run.digits.length) && plausibleBirth(run.digits.slice(-10));
    const told = PNR_TOLD.test(before(text, run.start, 40));
    report(told || (birth && !/^0[17]/.test(run.digits)) ? 'personnummer.spoken' : 'phone.spoken', run.start, run.end);
  }
};

/** The cheapest sign of a number said aloud: three words, or parts of words, that digits are called. */
const SOUNDS_LIKE_ONE = /noll|ett|två|tre|fyr|fem|sex|sj|åtta?|ni[eo]|tio|elva|tolv|ton|tjug/giu;

function speaks(text: string): boolean {
  SOUNDS_LIKE_ONE.lastIndex = 0;
  return SOUNDS_LIKE_ONE.test(text) && SOUNDS_LIKE_ONE.test(text) && SOUNDS_LIKE_ONE.test(text);
}

function* runs(text: string): Generator<Spoken> {
  TOKEN.lastIndex = 0;
  let start = -1;
  let end = -1;
  let digits = '';
  let words = 0;
  let joined = -1;
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const token = match[0].length > 24 ? '' : match[0].toLowerCase();
    const value = /^\d/.test(token) ? token : spokenValue(token);
    const after = Math.max(end, joined);
    const near = after >= 0 && match.index - after <= 6 && GAP.test(text.slice(after, match.index));
    if (near && start >= 0 && JOINERS.has(token)) {
      joined = match.index + match[0].length;
      continue;
    }
    if (start >= 0 && (value === undefined || !near)) {
      yield { start, end, digits, words };
      start = -1;
      digits = '';
      words = 0;
      joined = -1;
    }
    if (value === undefined || (start < 0 && (/^\d/.test(token) || token === 'en'))) {
      end = -1;
      continue;
    }
    if (start < 0) start = match.index;
    end = match.index + match[0].length;
    joined = -1;
    digits += value;
    if (!/^\d/.test(token)) words += 1;
  }
  if (start >= 0) yield { start, end, digits, words };
}

/** Digits of a number word; "femhundra", "nittonhundraåttiofem" and "trehundratjugo" are one word each. */
function spokenValue(token: string): string | undefined {
  const known = WORDS.get(token);
  if (known !== undefined) return known;
  const hundred = /^(\p{L}{2,7})hundra(\p{L}{0,12})$/u.exec(token);
  const head = hundred && WORDS.get(hundred[1] ?? '');
  if (!head) return undefined;
  const rest = hundred[2] === '' ? '00' : WORDS.get(hundred[2] ?? '');
  return rest === undefined ? undefined : head + rest.padStart(2, '0');
}

function plausibleBirth(ten: string): boolean {
  const month = Number(ten.slice(2, 4));
  const day = Number(ten.slice(4, 6)) % 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
