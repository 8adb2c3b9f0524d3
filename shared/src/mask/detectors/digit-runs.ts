import { type Detector, type Report, scan } from '../detector.ts';
import type { MaskLevel } from '../levels.ts';
import { isReadableNumber, withoutCodes } from '../readable-number.ts';

/** Groups that one sign parts are hidden as one, at most twelve: an amount, a score, a row of a table. */
const DIGIT = /\p{L}?\d+(?:[.,: ]?\d+){0,12}/gu;
/** What may stand between the digits of one number, at most this many. */
const SEPARATORS = " \t\n.-+/()_:'*|\\~=#";
const WIDEST_GAP = 4;
/** Fewer digits than this say nothing by themselves. */
const LEAST_DIGITS = 6;
/** A readable stretch has at most this many groups: "12.10.2015 11:35" has five. */
const MOST_GROUPS = 7;
/** More groups than this in one run are a table, and are read faster. */
const TABLE = 40;

interface Group {
  readonly start: number;
  readonly end: number;
}

/** Fail closed: six digits or more that nothing explains, whatever parts them, unless they are readable as they stand. */
export const findLongDigitRuns: Detector = ({ digits, level }, report) => {
  if (level === 'paranoid') return;
  const text = withoutCodes(digits);
  let groups: Group[] = [];
  let count = 0;
  const close = () => {
    if (count >= LEAST_DIGITS) hide(text, groups, level, report);
    groups = [];
    count = 0;
  };
  for (let at = 0; at < text.length; at += 1) {
    if (!isDigit(text.charCodeAt(at))) continue;
    // 0x80070005 is a code of a machine.
    if (text[at - 1] === 'x' && text[at - 2] === '0') {
      while (at + 1 < text.length && isDigit(text.charCodeAt(at + 1))) at += 1;
      continue;
    }
    const before = groups.at(-1);
    if (before && !joins(text, before.end, at)) close();
    let end = at + 1;
    while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
    groups.push({ start: at, end });
    count += end - at;
    at = end - 1;
  }
  close();
};

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function joins(text: string, from: number, to: number): boolean {
  if (to - from > WIDEST_GAP) return false;
  if (to - from === 1 && text[from] === ',') return true;
  for (let at = from; at < to; at += 1) {
    if (!SEPARATORS.includes(text[at] ?? '')) return false;
    // "1) 12,84" is a list; "(08) 12 34 56" is a number.
    if (text[at] === ')' && !text.slice(Math.max(0, at - 6), at).includes('(')) return false;
  }
  return true;
}

/** Keeps the readable stretches of a run and hides the rest; two stray digits beside a date are no number. */
function hide(text: string, groups: readonly Group[], level: MaskLevel, report: Report): void {
  const loose: Group[] = [];
  let kept = 0;
  let strays = 0;
  for (let i = 0; i < groups.length; ) {
    const size = readableFrom(text, groups, i, level);
    if (size > 0) {
      kept += 1;
      i += size;
      continue;
    }
    const group = groups[i];
    const last = loose.at(-1);
    if (!group) break;
    strays += group.end - group.start;
    if (last && last.end === groups[i - 1]?.end) loose[loose.length - 1] = { start: last.start, end: group.end };
    else loose.push(group);
    i += 1;
  }
  if (kept > 0 && strays <= 2) return;
  for (const { start, end } of loose) report('digits.long-run', start, end);
}

/**
 * In a run of very many groups (a page of figures): how many from `first` on could be one number at all. Behind a blank only
 * three or four digits go on a number: thousands, or a year.
 */
function inARow(text: string, groups: readonly Group[], first: number): number {
  let size = 1;
  for (; size < MOST_GROUPS; size += 1) {
    const before = groups[first + size - 1];
    const group = groups[first + size];
    if (!before || !group) break;
    const digits = group.end - group.start;
    if (text[before.end] === ' ' && digits !== 3 && digits !== 4) break;
  }
  return size;
}

/** How many groups from `first` on make the longest readable stretch; 0 when none does. */
function readableFrom(text: string, groups: readonly Group[], first: number, level: MaskLevel): number {
  const start = groups[first]?.start ?? 0;
  const most = Math.min(
    MOST_GROUPS,
    groups.length - first,
    groups.length > TABLE ? inARow(text, groups, first) : MOST_GROUPS,
  );
  for (let size = most; size > 0; size -= 1) {
    const end = groups[first + size - 1]?.end ?? start;
    if (isReadableNumber(text, start, end, level)) return size;
  }
  return 0;
}

/** Paranoid: no digit stays. */
export const findRemainingDigits: Detector = ({ text }, report) => {
  scan(text, DIGIT, (match) => {
    const start = match.index + (/^\p{L}/u.test(match[0]) ? 1 : 0);
    report('digits.remaining', start, match.index + match[0].length);
    return true;
  });
};
