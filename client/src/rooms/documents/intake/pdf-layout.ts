/** A run of text as pdfjs gives it, reduced to what layout needs. Units are PDF points; y grows upwards. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the font; 0 for an empty run. */
  readonly height: number;
  readonly endsLine: boolean;
}

interface Line {
  text: string;
  readonly x: number;
  right: number;
  readonly y: number;
  height: number;
}

/** Baselines nearer than this share of the font's height are one line (indices and accents move a little). */
const SAME_LINE = 0.5;
/** A gap this much larger than the page's usual one parts two paragraphs. */
const WIDE_GAP = 1.35;
/** A line that ends this share of the text's width before the margin is the last of its paragraph. */
const SHORT_LINE = 0.2;
const ENDS_SENTENCE = /[.!?…:;]["”’»)\]]*$/;

/** One page's runs -> paragraphs, each on one line. The order of the runs is kept: it is the writer's reading order. */
export function paragraphsOf(runs: readonly PdfRun[]): string[] {
  const lines = linesOf(runs);
  const gap = usualGap(lines);
  const left = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.right));
  const paragraphs: string[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (previous === null || parts(previous, line, gap, left, right)) paragraphs.push(line.text);
    else paragraphs[last] = joinLines(paragraphs[last] ?? '', line.text);
    previous = line;
  }
  return paragraphs;
}

/** Pages -> text. A sentence that runs over a page break is not cut in two. */
export function joinPages(pages: readonly (readonly string[])[]): string {
  const paragraphs: string[] = [];
  for (const page of pages) {
    const [first, ...rest] = page;
    if (first === undefined) continue;
    const last = paragraphs.at(-1);
    const goesOn = last !== undefined && !ENDS_SENTENCE.test(last) && /^\p{Ll}/u.test(first);
    if (goesOn) paragraphs[paragraphs.length - 1] = joinLines(last, first);
    else paragraphs.push(first);
    paragraphs.push(...rest);
  }
  return paragraphs.join('\n\n');
}

/**
 * Two lines of one paragraph. A hyphen between two small letters at the end of a line is a division and goes; one after a
 * capital, a digit or an abbreviation ("EU-kommissionen", "2024-05") belongs to the word and stays.
 */
export function joinLines(above: string, below: string): string {
  if (/\u00ad$/.test(above)) return above.slice(0, -1) + below;
  if (/\p{Ll}[-\u2010]$/u.test(above) && /^\p{Ll}/u.test(below) && !/^(?:och|eller|samt|respektive)\b/.test(below))
    return above.slice(0, -1) + below;
  if (/[\p{Lu}\d][-\u2010\u2011]$/u.test(above) && /^[\p{L}\d]/u.test(below)) return above + below;
  return `${above} ${below}`;
}

function linesOf(runs: readonly PdfRun[]): Line[] {
  const lines: Line[] = [];
  let line: Line | null = null;
  const close = () => {
    const text = line?.text.replace(/[ \t]+/g, ' ').trim();
    if (line && text) lines.push({ ...line, text });
    line = null;
  };
  for (const run of runs) {
    const open: Line | null = line;
    if (open && run.text.trim() !== '' && leavesLine(open, run)) close();
    const current: Line | null = line;
    if (current === null) {
      if (run.text.trim() !== '')
        line = { text: run.text, x: run.x, right: run.x + run.width, y: run.y, height: run.height };
    } else extend(current, run);
    if (run.endsLine) close();
  }
  close();
  return lines;
}

function extend(line: Line, run: PdfRun): void {
  if (run.text.trim() === '') {
    // A blank belongs to no line for certain: pdfjs gives it the place and the size of what follows.
    line.text += run.text;
    return;
  }
  // pdfjs sets a space of its own where it sees a gap; columns of a table may still touch.
  const gap = run.x - line.right;
  const apart = gap > 0.25 * Math.max(line.height, run.height) && !/\s$/.test(line.text);
  line.text += (apart && !/^\s/.test(run.text) ? ' ' : '') + run.text;
  line.right = Math.max(line.right, run.x + run.width);
  line.height = Math.max(line.height, run.height);
}

function leavesLine(line: Line, run: PdfRun): boolean {
  const size = Math.max(line.height, run.height, 1);
  return Math.abs(run.y - line.y) > SAME_LINE * size || run.x < line.x - size;
}

/** The median distance between baselines that follow each other downwards, or null with fewer than two lines. */
function usualGap(lines: readonly Line[]): number | null {
  const gaps = lines
    .slice(1)
    .map((line, i) => (lines[i]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? null;
}

function parts(above: Line, below: Line, gap: number | null, left: number, right: number): boolean {
  const distance = above.y - below.y;
  // Up again: the next column. It goes on where the sentence did.
  if (distance <= 0) return ENDS_SENTENCE.test(above.text) || !/^\p{Ll}/u.test(below.text);
  const size = Math.max(above.height, below.height, 1);
  if (Math.min(above.height, below.height) < 0.85 * size) return true;
  if (distance > WIDE_GAP * Math.max(gap ?? 0, size) || distance > 2.2 * size) return true;
  if (/^(?:[•▪–—-]|\d{1,2}[.)]) /.test(below.text) && !/\p{Ll}-$/u.test(above.text)) return true;
  if (below.x - above.x > 0.8 * size && above.x - left < 0.8 * size) return true;
  const short = right - above.right > SHORT_LINE * (right - left);
  return short && !/^\p{Ll}/u.test(below.text) && !/[-\u00ad,]$/.test(above.text);
}
