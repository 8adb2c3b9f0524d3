export interface Sentence {
  readonly text: string;
  /** UTF-16 offset of the first character in the paragraph. */
  readonly start: number;
  /** UTF-16 offset after the last character. */
  readonly end: number;
}

/** Abbreviations that never end a sentence: what follows belongs to them. Without their last dot. */
const OPEN_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `bl.a t.ex kl dnr nr d.v.s dvs s.k p.g.a pga ang avd bl ca c:a cirka doc dr ev f.d f.n fr.o.m fr.om from f.ö ff fig forts förf god hr inkl
jfr kap kv m.a.o mom mr ms motsv moms mån o.dyl obs p.m prof red ref reg resp rskr s.a s sid skr st sthlm tel telnr t.o.m tom t.om t.v
tis ons tors fre lör sön tr u.å uppl utg v vol vs övers jan feb febr apr aug sept sep okt nov dec mag min max mål mom prop sekr ordf ledam v.ordf str a.a`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
/** Abbreviations that may also end one: a capital after them decides. */
const CLOSING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'm.m m.fl osv o.s.v etc kr mkr mnkr tkr mdkr st e.d e.dyl f.kr e.kr a.s ab'.split(' '),
);

const TERMINAL = /[.!?…]+["”’'»)]*/gu;
const STARTS_SENTENCE = /^["”’'»(–—-]*\s?[\p{Lu}\p{N}[]/u;
const BULLET = /^\s*(?:[-–—•*·]\s|\d{1,2}[.)]\s|§\s?\d|\d{1,2}[.:]\d{2}(?!\d)|\d{4}-\d{2}-\d{2})/u;
/** A line at least this long that ends without a full stop was wrapped, not ended. UTF-16 units. */
const WRAPPED_LINE = 60;
/** Longer than this is a table or unpunctuated speech: cut at the calmest place before it. UTF-16 units. */
const LONGEST = 420;

/**
 * Parts a paragraph into sentences by Swedish rules. Every sentence is a slice of the paragraph without blanks at either end;
 * together they hold all its letters and digits, in order.
 */
export function sentencesOf(paragraph: string): readonly Sentence[] {
  const found: Sentence[] = [];
  for (const [from, to] of lineBlocks(paragraph)) {
    let start = from;
    TERMINAL.lastIndex = from;
    for (let match = TERMINAL.exec(paragraph); match && match.index < to; match = TERMINAL.exec(paragraph)) {
      const end = Math.min(match.index + match[0].length, to);
      if (!endsHere(paragraph, start, match.index, end, to, match[0])) continue;
      push(found, paragraph, start, end);
      start = end;
    }
    push(found, paragraph, start, to);
  }
  return found;
}

function push(found: Sentence[], paragraph: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(paragraph.charAt(start))) start += 1;
  while (end > start && /\s/u.test(paragraph.charAt(end - 1))) end -= 1;
  if (!/[\p{L}\p{N}]/u.test(paragraph.slice(start, end))) return;
  if (end - start > LONGEST) {
    const cut = calmestCut(paragraph, start, start + LONGEST);
    if (cut > start) {
      push(found, paragraph, start, cut);
      push(found, paragraph, cut, end);
      return;
    }
  }
  found.push({ text: paragraph.slice(start, end), start, end });
}

/** Where to cut what has no full stop: a line end, else a semicolon, else a comma, else a blank; in the last half. */
function calmestCut(paragraph: string, start: number, limit: number): number {
  const window = paragraph.slice(start, limit);
  for (const mark of ['\n', '; ', ', ', ' ']) {
    const at = window.lastIndexOf(mark);
    if (at > LONGEST / 2) return start + at + mark.length;
  }
  return start;
}

/** Lines that belong together, as [start, end): a wrapped line goes on, a list item or a log line stands alone. */
function lineBlocks(paragraph: string): readonly (readonly [number, number])[] {
  const blocks: [number, number][] = [];
  let blockStart = 0;
  let lineStart = 0;
  for (let at = paragraph.indexOf('\n'); at >= 0; at = paragraph.indexOf('\n', lineStart)) {
    const line = paragraph.slice(lineStart, at).trimEnd();
    const next = paragraph.slice(at + 1);
    const wrapped = line.length >= WRAPPED_LINE && !/[.!?:…]["”’'»)]*$/u.test(line) && !BULLET.test(next);
    const goesOn = /^\s*\p{Ll}/u.test(next) && !/[.!?:…]$/u.test(line);
    if (!wrapped && !goesOn) {
      blocks.push([blockStart, at]);
      blockStart = at + 1;
    }
    lineStart = at + 1;
  }
  blocks.push([blockStart, paragraph.length]);
  return blocks;
}

function endsHere(paragraph: string, start: number, dot: number, end: number, to: number, mark: string): boolean {
  if (end >= to) return true;
  const rest = paragraph.slice(end, Math.min(to, end + 8));
  if (!/^\s/u.test(rest)) return false;
  const following = rest.trimStart();
  if (!STARTS_SENTENCE.test(following)) return false;
  if (!mark.startsWith('.') || mark.startsWith('..')) return true;
  const before = /[\p{L}\p{N}.:]+$/u.exec(paragraph.slice(Math.max(start, dot - 24), dot))?.[0] ?? '';
  const token = before.toLowerCase();
  if (CLOSING_ABBREVIATIONS.has(token)) return /^\p{Lu}/u.test(following);
  if (OPEN_ABBREVIATIONS.has(token)) return false;
  // An initial ("A. Svensson"); a lone letter after a figure is a number plate or a paragraph of law and may end.
  if (/^\p{Lu}$/u.test(before)) return false;
  // "1. Beslut": the number of a list item, not a sentence of its own.
  if (/^\d{1,3}$/.test(before) && paragraph.slice(start, dot).trim() === before) return false;
  return true;
}
