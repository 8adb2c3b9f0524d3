import type { GatedText, MaskedText } from '../core/brand.ts';
import { isMaskLevel, type MaskLevel, PLACEHOLDER_WORD } from '../mask/levels.ts';
import { lexicon } from '../mask/names/lexicon.ts';
import { type GateReading, offsetIn, readForGate } from './gate-fold.ts';
import { findForms, squeeze } from './known-forms.ts';
import { isReadable, namesGoods } from './readable-shapes.ts';
import type { GateCode, GateOptions, GateReason, Verdict } from './verdict.ts';

/**
 * What stops a personnummer from leaving: MaskedText in, GatedText or every reason out. The second opinion on masking, with
 * its own and blunter eyes: it shares no pattern with the masker and would rather refuse. It never throws and never repeats
 * what it read; reasons hold offsets only.
 */
export function gate(
  text: MaskedText | string,
  level: MaskLevel,
  options: GateOptions = {},
): Verdict<GatedText, GateReason> {
  try {
    if (!isMaskLevel(level)) return refuse([{ code: 'unknown-level', start: 0, end: 0 }]);
    if (typeof text !== 'string') return refuse([{ code: 'gate-failed', start: 0, end: 0 }]);
    const reasons = inspect(text, level, options);
    return reasons.length === 0 ? { ok: true, value: text as string as GatedText } : refuse(reasons);
  } catch {
    return refuse([{ code: 'gate-failed', start: 0, end: 0 }]);
  }
}

function refuse(reasons: readonly GateReason[]): Verdict<GatedText, GateReason> {
  return { ok: false, reasons };
}

type Find = (code: GateCode, start: number, end: number) => void;

function inspect(text: string, level: MaskLevel, options: GateOptions): GateReason[] {
  const reading = readForGate(text);
  const released = new Set((options.releases ?? []).map(({ form }) => squeeze(form)));
  const reasons: GateReason[] = [];
  const find: Find = (code, start, end) => {
    if (released.has(squeeze(reading.text.slice(start, end)))) return;
    reasons.push({ code, start: offsetIn(reading, start), end: offsetIn(reading, end) });
  };
  const open = withoutPlaceholders(reading, options.knownPlaceholders, find);
  const forms = (code: GateCode, all: readonly string[] = [], but: ReadonlySet<string> = new Set()) => {
    for (const { start, end } of findForms(open, all, but)) find(code, start, end);
  };
  const steps = [
    () => findDigits(scanned(open), level, find),
    () => findInterim(open, find),
    () => findDigitWords(open, find),
    () => findAtSigns(open, find),
    () => findPlates(open, level, find),
    () => findAddressesOfMachines(open, find),
    () => forms('always-mask', options.alwaysMask),
    ...(level === 'normal'
      ? []
      : [() => findHandles(open, find), () => forms('known-form', options.knownForms, released)]),
  ];
  for (const step of steps) {
    step();
    if (options.isLate?.()) return [{ code: 'gate-failed', start: 0, end: 0 }];
  }
  return reasons.sort((a, b) => a.start - b.start || a.end - b.end);
}

const PLACEHOLDER = new RegExp(
  `\\[\\s{0,3}(?:${Object.values(PLACEHOLDER_WORD).join('|')})\\s{0,3}[0-9]{1,9}(?:\\s{0,3}:\\s{0,3}s)?\\s{0,3}\\]`,
  'gi',
);

/** Stands for a placeholder while the text is read. */
const HOLE = '\ue000';

/** Placeholders are no content; one that the project does not know is refused. */
function withoutPlaceholders(reading: GateReading, known: readonly string[] | undefined, find: Find): string {
  const given = known && new Set(known);
  return reading.text.replace(PLACEHOLDER, (found, at: number) => {
    if (given && !given.has(found.replace(/:s\]$/, ']'))) find('unknown-placeholder', at, at + found.length);
    return HOLE.repeat(found.length);
  });
}

/** Anything that people put between the digits of one number. */
const SEPARATOR = /[ \t\n.\-+/()_:*|'\\~=#]/;

/** O, I and l that a scanner read for digits, among digits; the codes of machines (0x8007) are none. The same length. */
function scanned(text: string): string {
  const open = text.includes('0x')
    ? text.replace(/(?<![\p{L}\d])0x[\da-f]+/giu, (code) => 'x'.repeat(code.length))
    : text;
  if (!/[OoIl]\d|\d[ -]?[OoIl]/.test(open)) return open;
  return open.replace(/(?<=\d[ -]?)[OoIl](?=[ -]?[\dOoIl])|(?<![\p{L}\d])[Oo](?=\d)/gu, (sign) =>
    /o/i.test(sign) ? '0' : '1',
  );
}

/** Eight or six digits of a birth, and a letter with digits where the last four would be. */
const INTERIM = /(?<!\d)(?:\d\d)?\d\d(?:0[1-9]|1[0-2])\d\d[-+ ]?[A-Z]{1,2}\d{2,3}(?![\p{L}\d])/gu;

function findInterim(text: string, find: Find): void {
  for (const match of text.matchAll(INTERIM)) find('digits', match.index, match.index + match[0].length);
}

/** Runs of six digits or more, whatever parts them. */
function findDigits(text: string, level: MaskLevel, find: Find): void {
  let start = -1;
  let end = -1;
  let digits = 0;
  const close = () => {
    if (digits >= 6 && !isReadable(text, start, end, level)) find('digits', start, end);
    start = -1;
    digits = 0;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (start < 0) start = at;
      end = at + 1;
      digits += 1;
    } else if (start >= 0 && !joins(text, at, end)) close();
  }
  if (start >= 0) close();
}

function joins(text: string, at: number, end: number): boolean {
  const character = text[at] ?? '';
  if (at - end >= 4) return false;
  // "1) 12,84" is a list; "(08) 12 34 56" is a number.
  if (character === ')' && !text.slice(Math.max(0, at - 6), at).includes('(')) return false;
  if (SEPARATOR.test(character)) return true;
  const next = text.charCodeAt(at + 1);
  const digitNext = next >= 48 && next <= 57;
  // "070,174" is one number and "070, 174" is a list; O, l and S stand for digits in scanned text.
  return at === end && digitNext && /[,OolISB]/.test(character);
}

const DIGIT_WORD =
  /^(?:noll(?:an?)?|ett|en|tv\u00e5|tre|fyra?|fem|sex|sju|\u00e5tta|nio|nie|tio|elva|tolv|(?:tret|fjor|fem|sex|sjut|ar|nit)ton|(?:tjugo|tretti|f[yö]rti|femti|sexti|sjutti|\u00e5tti|nitti)o?(?:en|ett|tv\u00e5|tre|fyra|fem|sex|sju|\u00e5tta|nio)?)$/;
const BREAKS = /[!?()"[\]\ue000]/;
const JOINING_WORD = /^(?:streck|bindestreck|minus|plus|sen|sedan|och|hundra)$/;

function isDigitWord(word: string): boolean {
  if (DIGIT_WORD.test(word)) return true;
  const hundred = /^(.{2,9})hundra(.{0,14})$/u.exec(word);
  return (
    hundred !== null && DIGIT_WORD.test(hundred[1] ?? '') && (hundred[2] === '' || DIGIT_WORD.test(hundred[2] ?? ''))
  );
}

/** How many digits a word stands for in a number that is said: "sju" 1, "sjuttiotre" 2, "trehundratolv" 3. */
function spoken(word: string): number {
  if (/^\d+$/.test(word)) return word.length;
  if (word.includes('hundra')) return 3;
  return /tio|ton|tjugo|elva|tolv|[iyåäö]ti/.test(word) ? 2 : 1;
}

/** Six digit words in a row, or fewer that stand for as many digits as a number has, as a number is said aloud. */
function findDigitWords(text: string, find: Find): void {
  let start = -1;
  let end = -1;
  let count = 0;
  let digits = 0;
  const close = () => {
    if (count >= 6 || (count >= 4 && digits >= 8)) find('digit-words', start, end);
    start = -1;
    count = 0;
    digits = 0;
  };
  for (const match of text.matchAll(/\p{L}+|\d+/gu)) {
    const word = match[0].length > 22 ? '' : match[0].toLowerCase();
    if (start >= 0 && (match.index - end > 12 || BREAKS.test(text.slice(end, match.index)))) close();
    if (isDigitWord(word) || (start >= 0 && /^\d{1,4}$/.test(word))) {
      if (start < 0) start = match.index;
      end = match.index + match[0].length;
      count += 1;
      digits += spoken(word);
    } else if (start >= 0 && JOINING_WORD.test(word)) end = match.index + match[0].length;
    else if (start >= 0) close();
  }
  close();
}

const AT_SIGN = /[\p{L}\d_](?:@| @ |\s?@\s?(?=[\p{L}\d-]{1,40}\.\p{L}))[\p{L}\d]/gu;
const AT_SPELLED =
  /[\p{L}\d_][\s_]{0,2}(?:[([{<]\s?(?:at|a|snabel-?\s?a)\s?[)\]}>]|(?<=[\s_])(?:snabel-?\s?a|alfakrull)(?=[\s_])|(?<=\s)at(?=\s[\p{L}\d-]{1,40}(?:\.|\s(?:punkt|dot)\s)\p{L}))[\s_]{0,2}[\p{L}\d]/giu;

function findAtSigns(text: string, find: Find): void {
  for (const pattern of [AT_SIGN, AT_SPELLED])
    for (const match of text.matchAll(pattern)) find('email', match.index, match.index + match[0].length);
}

const PLATE =
  /(?<![\p{L}\d])([A-Z]{3})[ \n-]{0,2}\d\d(?:[A-Z](?![\p{L}\d]|-\d)|\d(?![\p{L}\d]|[.,:]\d|-\d| \d| ?(?:kr|kronor|miljon|miljard|euro|dollar|procent|%)))/gu;
const SMALL_PLATE =
  /(?<![\p{L}\d@./_-])[a-z]{3}\d\d[a-z](?![\p{L}\d@])|(?<!\p{L})(?:reg\S{0,12}|bil(?:en)?|släp(?:et)?|moped(?:en)?|mc|\S{0,8}skylt\S{0,3}|\S{0,8}plåt\S{0,3}|fordon\S{0,2})[ :]{1,3}[a-z]{3}[ -]?\d\d[a-z\d](?![\p{L}\d])/giu;
/** In small letters and apart, where the first part is no word. */
const SMALL_APART = /(?<![\p{L}\d@./_-])([a-z]{3}) \d\d[a-z](?![\p{L}\d@])/gu;
/** What stands on a plate somebody chose. */
const CHOSEN_PLATE =
  /(?<!\p{L})(?:nummer|bil)?(?:skylten|skylt|plåten|plåt) ["']?([A-ZÅÄÖ][A-ZÅÄÖ\d ]{1,6})(?![\p{L}\d])/gu;
const COUNTED_IN = new Set(
  'TPK LPK EPK EVF MCV MCH SOS CRP HIV DNA BMI ECG EKG ADR PET TSH LDL HDL GPS SMS MMS PDF USB LED LCD DVD SEK EUR USD NOK DKK GBP CHF ISO DIN UTC GMT RUM SAL AVD TEL BMW KAP ART'.split(
    ' ',
  ),
);
const PASSPORT = /(?<![\p{L}\d])[A-Z]{1,2} ?\d{6,8}(?![\p{L}\d])/gu;

function findPlates(text: string, level: MaskLevel, find: Find): void {
  for (const match of text.matchAll(PLATE))
    if (!COUNTED_IN.has(match[1] ?? '')) find('plate', match.index, match.index + match[0].length);
  for (const pattern of [SMALL_PLATE, CHOSEN_PLATE])
    for (const match of text.matchAll(pattern)) find('plate', match.index, match.index + match[0].length);
  for (const match of text.matchAll(SMALL_APART))
    if (!lexicon().ordinary.has(match[1] ?? '')) find('plate', match.index, match.index + match[0].length);
  for (const match of text.matchAll(PASSPORT))
    if (!namesGoods(text, match.index) && (level !== 'normal' || !/^[NEXY] ?\d{6,7}$/.test(match[0])))
      find('passport', match.index, match.index + match[0].length);
}

const DOTTED = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)/g;
const COLONED = /(?<![\p{L}\d:])[\da-f]{1,4}(?:::?[\da-f]{1,4}){2,7}(?![\p{L}\d])/giu;

/** Dotted quads and colon groups with a letter or a double colon: addresses of machines, however few digits they have. */
function findAddressesOfMachines(text: string, find: Find): void {
  for (const match of text.matchAll(DOTTED))
    if (
      match[0].split('.').every((part) => Number(part) < 256) &&
      !/(?:version|firmware|build|release|ios|android|v|kapitel|avsnitt)\.? ?$/i.test(
        text.slice(Math.max(0, match.index - 9), match.index),
      )
    )
      find('digits', match.index, match.index + match[0].length);
  for (const match of text.matchAll(COLONED))
    if (/\d/.test(match[0]) && (match[0].includes('::') || /[a-f]/i.test(match[0])))
      find('digits', match.index, match.index + match[0].length);
}

const HANDLE =
  /(?<![\p{L}\d@.])@[\p{L}\d_]{2,40}|(?:https?:\/\/|www\.)[^\s]{2}|(?<![\p{L}\d@.-])(?:[\p{L}\d-]{1,40}\.){1,3}(?:se|com|nu|net|org|info|me|io)\/[^\s]/giu;

function findHandles(text: string, find: Find): void {
  for (const match of text.matchAll(HANDLE)) find('handle', match.index, match.index + match[0].length);
}
