import type { DateMention } from '../dates/find-dates.ts';

/** A number with what it counts. `start`/`end` are UTF-16 offsets in the sentence, unit and noun included. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  /** As written, with unit and counted noun: "4,2 miljoner kronor", "12 fakturor". */
  readonly written: string;
  /** In thousandths of the unit, a safe integer: 4,2 miljoner is 4_200_000_000. */
  readonly value: number;
  /** What may be compared with what: "kr", "%", or the counted noun in lower case; empty for a bare number. */
  readonly unit: string;
  readonly kind: FigureKind;
}

export const FIGURE_KINDS = ['money', 'share', 'duration', 'measure', 'count', 'bare'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ['hundra', 100],
  ['tusen', 1_000],
  ['miljon', 1_000_000],
  ['miljoner', 1_000_000],
  ['miljard', 1_000_000_000],
  ['miljarder', 1_000_000_000],
]);
/** Units that hold their own magnitude. */
const MONEY: ReadonlyMap<string, number> = new Map([
  ['kr', 1],
  ['kronor', 1],
  ['krona', 1],
  ['sek', 1],
  ['tkr', 1_000],
  ['mkr', 1_000_000],
  ['mnkr', 1_000_000],
  ['msek', 1_000_000],
  ['mdkr', 1_000_000_000],
]);
const FOREIGN: ReadonlySet<string> = new Set(['euro', 'eur', 'dollar', 'usd', 'pund']);
const DURATIONS: ReadonlySet<string> = new Set(
  'sekund sekunder minut minuter timme timmar dag dagar dygn vecka veckor månad månader år'.split(' '),
);
const MEASURES: ReadonlySet<string> = new Set(
  'meter m km kilometer mil kilo kg gram g ton liter kubikmeter kvadratmeter kvm m2 m² hektar mg µg mikrogram milligram grader °c kwh mwh gwh kw mw watt db bq ng nanogram'.split(
    ' ',
  ),
);
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ['två', 2],
  ['tre', 3],
  ['fyra', 4],
  ['fem', 5],
  ['sex', 6],
  ['sju', 7],
  ['åtta', 8],
  ['nio', 9],
  ['tio', 10],
  ['elva', 11],
  ['tolv', 12],
  ['tretton', 13],
  ['fjorton', 14],
  ['femton', 15],
  ['tjugo', 20],
  ['trettio', 30],
  ['fyrtio', 40],
  ['femtio', 50],
  ['hundra', 100],
]);
const NOT_COUNTED = new Set(
  'och eller till av i på som är var den det att med för från per en ett inte under över har hade blev kan ska kl'.split(
    ' ',
  ),
);

const B = '[ \\u00a0\\u202f]';
const FIGURE = new RegExp(
  `(?<![\\p{L}\\p{N}[/:.,§-])(?<number>\\d{1,3}(?:${B}\\d{3})+(?!\\d)|\\d{1,3}(?:\\.\\d{3})+(?!\\d)|\\d+)(?<decimals>[,.]\\d{1,3})?(?![\\d/:\\]]|-\\d|[.,]\\d)` +
    `(?:${B}?(?<percent>%|procentenheter|procent)|${B}?(?<magnitude>hundra|tusen|miljoner|miljon|miljarder|miljard)(?!\\p{L}))?` +
    `(?:${B}?(?<unit>\\p{L}[\\p{L}\\p{N}²°-]*))?`,
  'giu',
);
const WORDED = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?<number>${[...NUMBER_WORDS.keys()].join('|')})${B}(?:(?<magnitude>hundra|tusen|miljoner|miljarder)(?!\\p{L})${B}?)?(?<unit>\\p{L}[\\p{L}-]{2,})`,
  'giu',
);
/** Larger than any sum of public money in thousandths: what is longer is a number of something else. */
const LARGEST = 9_000_000_000_000_000;
/** A word before a figure that makes it a name and no amount: case numbers, paragraphs, clock times. */
const NAMED_BY =
  /(?<!\p{L})(?:dnr|diarienummer|ärende|mål|nr|nummer|kl|klockan|§|sid|sidan|kapitel|kap|sfs|väg|riksväg|e|version|art|rum|punkt|bilaga)\.?[ \u00a0]$/iu;

/** Figures of a sentence in order, dates and case numbers left out. */
export function figuresOf(text: string, dates: readonly DateMention[]): readonly Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    // "16.45 Robotarna": the time a line of a log opens with counts nothing.
    const clock = match.index === 0 && /^(?:[01]?\d|2[0-3])[.:][0-5]\d\s+\p{Lu}/u.test(text);
    const figure = clock ? null : digitFigure(match);
    if (figure && !overlaps(figure, dates) && !NAMED_BY.test(text.slice(Math.max(0, figure.start - 14), figure.start)))
      found.push(figure);
  }
  for (const match of text.matchAll(WORDED)) {
    const figure = wordedFigure(match);
    if (figure && !overlaps(figure, dates) && !overlaps(figure, found)) found.push(figure);
  }
  return found.sort((a, b) => a.start - b.start);
}

function overlaps(figure: Figure, others: readonly { readonly start: number; readonly end: number }[]): boolean {
  return others.some((other) => figure.start < other.end && other.start < figure.end);
}

function digitFigure(match: RegExpExecArray): Figure | null {
  const { number = '', decimals = '', percent, magnitude, unit } = match.groups ?? {};
  const whole = Number(number.replace(/\D/g, ''));
  const thousandths = whole * 1000 + Number(decimals.slice(1).padEnd(3, '0'));
  if (percent)
    return figureOf(
      match,
      thousandths,
      percent === 'procentenheter' ? 'procentenheter' : '%',
      'share',
      match[0].indexOf(percent) + percent.length,
    );
  return unitFigure(match, thousandths * (MAGNITUDES.get((magnitude ?? '').toLowerCase()) ?? 1), unit);
}

function wordedFigure(match: RegExpExecArray): Figure | null {
  const { number = '', magnitude, unit } = match.groups ?? {};
  const counted = (unit ?? '').toLowerCase();
  if (NOT_COUNTED.has(counted) || counted === 'gånger') return null;
  const value =
    (NUMBER_WORDS.get(number.toLowerCase()) ?? 0) * (MAGNITUDES.get((magnitude ?? '').toLowerCase()) ?? 1) * 1000;
  return unitFigure(match, value, unit);
}

function unitFigure(match: RegExpExecArray, value: number, unit: string | undefined): Figure | null {
  const word = (unit ?? '').toLowerCase();
  const withoutUnit = unit ? match[0].length - unit.length : match[0].length;
  const money = MONEY.get(word);
  if (money) return figureOf(match, value * money, 'kr', 'money', match[0].length);
  if (FOREIGN.has(word)) return figureOf(match, value, word, 'money', match[0].length);
  if (DURATIONS.has(word)) return figureOf(match, value, word.slice(0, 3), 'duration', match[0].length);
  if (MEASURES.has(word)) return figureOf(match, value, word, 'measure', match[0].length);
  if (word.length > 1 && !NOT_COUNTED.has(word)) return figureOf(match, value, word, 'count', match[0].length);
  return figureOf(match, value, '', 'bare', withoutUnit);
}

function figureOf(
  match: RegExpExecArray,
  value: number,
  unit: string,
  kind: FigureKind,
  length: number,
): Figure | null {
  if (!Number.isSafeInteger(value) || value > LARGEST) return null;
  const written = match[0].slice(0, length).trimEnd();
  return { start: match.index, end: match.index + written.length, written, value, unit, kind };
}
