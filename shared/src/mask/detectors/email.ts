import type { Detector } from '../detector.ts';

const AT =
  /[([{<]\s?@\s?[)\]}>]|@|[([{<]\s?(?:at|a|snabel-?a|alfa)\s?[)\]}>]|(?<![\p{L}\d])(?:snabel[- ]?a|at|alfakrull|kanel?bulle)(?![\p{L}\d])/giu;
const DOT_BEFORE =
  /(?:\.|\s?[([{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?|\s(?:punkt|dot)\s|\s(?:bindestreck|understreck|streck|minus)\s)$/iu;
const DOT_AFTER =
  /^(?:\s?\.\s?(?=\p{L})|\s?[([{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?|\s(?:punkt|dot)\s|\s(?:bindestreck|streck|minus)\s)/iu;
const LOCAL_CHARACTER = /[\p{L}\d_+%'-]/u;
const DOMAIN_LABEL = /^[\p{L}\d](?:[\p{L}\d_-]{0,62})/u;
/** RFC 5321: 64 characters before the sign, 255 after it; some room for spelling it out. */
const REACH = 120;

/** a n n a @ e x e m p e l . s e */
const LETTER_BY_LETTER = /(?<![\p{L}\d])(?:[\p{L}\d._+-] ){2,64}@(?: [\p{L}\d.-]){4,64}(?![\p{L}\d])/gu;

/** E-mail addresses (RFC 5321), also with the at-sign or the dots spelled out, spaced or broken over a line. */
export const findEmail: Detector = ({ text }, report) => {
  if (text.includes('@'))
    for (const match of text.matchAll(LETTER_BY_LETTER))
      report('email.spelled-out', match.index, match.index + match[0].length);
  AT.lastIndex = 0;
  let floor = 0;
  for (let match = AT.exec(text); match; match = AT.exec(text)) {
    const plain = match[0] === '@';
    const start = localStart(text, match.index, floor);
    const end = domainEnd(text, match.index + match[0].length, plain);
    if (start === null || end === null) continue;
    // "Handle @anna": a blank in front and no domain behind make it a handle.
    if (plain && /\s/.test(text[match.index - 1] ?? '') && !text.slice(match.index, end).includes('.')) continue;
    const spelled = !plain || /\s|[([{]/.test(text.slice(start, end));
    report(spelled ? 'email.spelled-out' : 'email.address', start, end);
    floor = end;
    AT.lastIndex = end;
  }
};

function localStart(text: string, at: number, floor: number): number | null {
  const least = Math.max(floor, at - REACH);
  let position = at;
  let blanks = 0;
  while (position > least && /\s/.test(text[position - 1] ?? '') && blanks < 2) {
    position -= 1;
    blanks += 1;
  }
  const from = wordStart(text, position, least);
  if (from === position) return null;
  let start = from;
  for (let parts = 0; parts < 8; parts += 1) {
    const dot = DOT_BEFORE.exec(text.slice(Math.max(least, start - 16), start));
    if (!dot) break;
    const word = wordStart(text, start - dot[0].length, least);
    if (word === start - dot[0].length) break;
    start = word;
  }
  // "anna.ber\ng@exempel.se": a line that ends in an unfinished address.
  if (text[start - 1] === '\n' && start - 1 > least) {
    const line = wordStartWithDots(text, start - 1, least);
    const unfinished = /[._+\d]/.test(text.slice(line, start - 1)) || text[start] === '.';
    if (line < start - 1 && unfinished) start = line;
  }
  return start;
}

function wordStart(text: string, end: number, least: number): number {
  let start = end;
  while (start > least && LOCAL_CHARACTER.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

function wordStartWithDots(text: string, end: number, least: number): number {
  let start = end;
  while (start > least && (text[start - 1] === '.' || LOCAL_CHARACTER.test(text[start - 1] ?? ''))) start -= 1;
  return start;
}

function domainEnd(text: string, after: number, plain: boolean): number | null {
  const reach = text.slice(after, after + REACH);
  let used = /^[\s_]{0,2}/.exec(reach)?.[0].length ?? 0;
  const bracket = /^\[(?:\d{1,3}\.){3}\d{1,3}\]/.exec(reach.slice(used));
  if (bracket) return after + used + bracket[0].length;
  const first = DOMAIN_LABEL.exec(reach.slice(used));
  if (!first) return null;
  used += first[0].length;
  let labels = 1;
  let last = first[0];
  for (; labels < 8; labels += 1) {
    const dot = DOT_AFTER.exec(reach.slice(used));
    if (!dot) break;
    const spaced = /\s/.test(dot[0]) && /^\s?\.\s?$/.test(dot[0]);
    const label = DOMAIN_LABEL.exec(reach.slice(used + dot[0].length));
    if (!label || (spaced && !/^[a-z]{2,6}(?![\p{L}\d])/u.test(label[0]))) break;
    used += dot[0].length + label[0].length;
    last = label[0];
  }
  // "vi var at byn" is no address: a domain has a dot and ends in letters, unless the sign stands right between two words.
  // "ingela_snabela_byarkiv_punkt_se"
  if (/_(?:punkt|dot)_\p{L}{2,}$/u.test(first[0])) return after + used;
  const complete = labels > 1 && (plain || /^\p{L}{2,}/u.test(last));
  return complete || (plain && reach.startsWith(first[0])) ? after + used : null;
}
