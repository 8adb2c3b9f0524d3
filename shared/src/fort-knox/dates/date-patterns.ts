import {
  addMonths,
  type Day,
  dayNumber,
  exists,
  fromDayNumber,
  isoDay,
  isoMonth,
  mondayOfWeek,
  weekday,
} from './calendar.ts';
import {
  COUNT,
  countOf,
  FEASTS,
  MONTH,
  MONTH_FULL,
  monthOf,
  ORDINAL,
  ordinalOf,
  WEEKDAY,
  weekdayOf,
} from './date-words.ts';

export interface ReadDate {
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
  readonly interpreted: boolean;
}

/** A pattern with how its match is read. `near` is what relative and yearless dates are worked out against; null when unknown. */
export interface DatePattern {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, near: Day | null) => ReadDate | null;
}

const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
const pattern = (source: string): RegExp => new RegExp(`${BEFORE}(?:${source})${AFTER}`, 'giu');
/** For a pattern that looks behind itself. */
const bare = (source: string): RegExp => new RegExp(`(?:${source})${AFTER}`, 'giu');
const YEAR = '(?:18|19|20|21)\\d{2}';
const BLANK = '[ \\u00a0\\n]';
/** Bounded: a run of blanks without end would be tried from each of its places. */
const GAP = `${BLANK}{1,3}`;
/** "4", "4:e", "4." or "fjärde"; up to three days of the same month may be listed before it. */
const DAY = `\\d{1,2}(?:[:.]?[ea])?\\.?|${ORDINAL}`;

function onDay(year: number, month: number, day: number, interpreted: boolean): ReadDate | null {
  const value = { year, month, day };
  return exists(value) ? { date: isoDay(value), precision: 'day', interpreted } : null;
}

function inMonth(year: number, month: number, interpreted: boolean): ReadDate | null {
  return month >= 1 && month <= 12 ? { date: isoMonth(year, month), precision: 'month', interpreted } : null;
}

function inYear(year: number, interpreted: boolean): ReadDate {
  return { date: String(year).padStart(4, '0'), precision: 'year', interpreted };
}

function dayIn(word: string): number {
  return ordinalOf(word) || Number(/^\d+/.exec(word)?.[0] ?? 0);
}

/** Two digits stand for 1950-2049, four for themselves. */
function fullYear(digits: string): number {
  const value = Number(digits);
  if (digits.length > 2) return value;
  return value < 50 ? 2000 + value : 1900 + value;
}

/** The year that puts a day nearest to the text's own date; of two equally near the earlier, since reports tell what was. */
function nearestDay(month: number, day: number, near: Day | null): ReadDate | null {
  if (!near) return null;
  const from = dayNumber(near);
  let best: Day | null = null;
  for (let year = near.year - 4; year <= near.year + 4; year += 1) {
    const value = { year, month, day };
    if (!exists(value)) continue;
    if (!best || Math.abs(dayNumber(value) - from) < Math.abs(dayNumber(best) - from)) best = value;
  }
  return best ? onDay(best.year, best.month, best.day, true) : null;
}

function nearestMonth(month: number, near: Day | null): ReadDate | null {
  if (!near) return null;
  const index = near.year * 12 + near.month;
  let best = near.year - 1;
  for (const year of [near.year, near.year + 1]) {
    if (Math.abs(year * 12 + month - index) < Math.abs(best * 12 + month - index)) best = year;
  }
  return inMonth(best, month, true);
}

function shifted(near: Day | null, days: number): ReadDate | null {
  if (!near) return null;
  const value = fromDayNumber(dayNumber(near) + days);
  return onDay(value.year, value.month, value.day, true);
}

function shiftedUnit(near: Day | null, unit: string, amount: number): ReadDate | null {
  if (!near) return null;
  const word = unit.toLowerCase();
  if (word.startsWith('dag') || word.startsWith('dygn')) return shifted(near, amount);
  if (word.startsWith('veck')) {
    const value = fromDayNumber(dayNumber(near) + amount * 7);
    return inMonth(value.year, value.month, true);
  }
  if (word.startsWith('mån')) {
    const value = addMonths({ ...near, day: 1 }, amount);
    return inMonth(value.year, value.month, true);
  }
  return inYear(near.year + amount, true);
}

/** @param direction -1 the last such weekday before the text's date, 1 the first after it, 0 within seven days either way is not asked for. */
function weekdayFrom(near: Day | null, name: string, direction: -1 | 1): ReadDate | null {
  if (!near) return null;
  const today = weekday(dayNumber(near));
  const ahead = (weekdayOf(name) - today + 7) % 7;
  return shifted(near, direction > 0 ? ahead || 7 : ahead - 7);
}

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['förrgår', -2],
  ['går', -1],
  ['gårkväll', -1],
  ['natt', 0],
  ['morse', 0],
  ['dag', 0],
  ['kväll', 0],
  ['eftermiddag', 0],
  ['morgon', 1],
  ['övermorgon', 2],
]);

const ERA_WORDS: ReadonlyMap<string, number> = new Map([
  ['förra', -1],
  ['föregående', -1],
  ['nästa', 1],
  ['nästkommande', 1],
  ['kommande', 1],
  ['denna', 0],
  ['den här', 0],
  ['innevarande', 0],
]);

function year(groups: Readonly<Record<string, string | undefined>>): string {
  return groups.year ?? '';
}

/** In order of trust: where two overlap the earlier in the text, then the longer, then the earlier here, is kept. */
export const DATE_PATTERNS: readonly DatePattern[] = [
  {
    pattern: pattern(`(?<year>${YEAR})(?<sep>[-./‑–])(?<month>\\d{2})\\k<sep>(?<day>\\d{2})`),
    read: (g) => onDay(Number(year(g)), Number(g.month), Number(g.day), false),
  },
  {
    pattern: pattern(`(?<day>\\d{1,2})(?<sep>[./])(?<month>\\d{1,2})\\k<sep>(?<year>${YEAR})`),
    read: (g) => onDay(Number(year(g)), Number(g.month), Number(g.day), false),
  },
  {
    pattern: pattern(
      `(?<day>${DAY})${BLANK}?(?<month>${MONTH})\\.?(?:,?${GAP}(?:år${GAP})?(?<year>${YEAR})|${BLANK}?[-–'’](?<short>\\d{2}))`,
    ),
    read: (g) => onDay(fullYear(g.short ?? year(g)), monthOf(g.month ?? ''), dayIn(g.day ?? ''), false),
  },
  {
    pattern: pattern(`(?<day>${DAY})${BLANK}?(?<month>${MONTH})${GAP}(?<era>förra året|i fjol|nästa år|i år|samma år)`),
    read: (g, near) =>
      near ? onDay(near.year + eraOfYear(g.era ?? ''), monthOf(g.month ?? ''), dayIn(g.day ?? ''), true) : null,
  },
  {
    pattern: pattern(`(?<day>${DAY})${BLANK}?(?<month>${MONTH})\\.?(?=[^\\p{L}\\p{N}]|$)`),
    read: (g, near) => nearestDay(monthOf(g.month ?? ''), dayIn(g.day ?? ''), near),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}/.,-]|(?<!\\p{L})(?:dnr|nr|nummer|mål|ärende|§|punkt)\\.?[ \\u00a0])(?!24/7)(?<day>[0-3]?\\d)/(?<month>[01]?\\d)(?:(?:[ \\u00a0]?-(?<short>\\d{2}))|[ \\u00a0-](?<year>${YEAR}))?(?![\\p{L}\\p{N}/%]|[.,]\\d|[ \\u00a0](?:av|liter|dl|tim|del|kilo)\\b)`,
      'giu',
    ),
    read: (g, near) =>
      g.short || g.year
        ? onDay(fullYear(g.short ?? year(g)), Number(g.month), Number(g.day), false)
        : nearestDay(Number(g.month), Number(g.day), near),
  },
  {
    pattern: pattern(
      `(?<month>${MONTH_FULL}|aug|sept|okt|nov|dec|febr)(?:${GAP}månad)?,?${GAP}(?:år${GAP})?(?<year>${YEAR})`,
    ),
    read: (g) => inMonth(Number(year(g)), monthOf(g.month ?? ''), false),
  },
  {
    pattern: pattern(`(?<year>${YEAR})-(?<month>0[1-9]|1[0-2])(?!-)`),
    read: (g) => inMonth(Number(year(g)), Number(g.month), false),
  },
  {
    pattern: pattern(`(?<month>${MONTH_FULL})${GAP}(?<era>förra året|i fjol|nästa år|i år|samma år)`),
    read: (g, near) => (near ? inMonth(near.year + eraOfYear(g.era ?? ''), monthOf(g.month ?? ''), true) : null),
  },
  {
    pattern: bare(
      `(?<=${BEFORE}(?:i|under|sedan|från|till|mellan|senast|före|efter|innan|början av|slutet av|mitten av|fram till|och|förra|nästa|hela|månadsskiftet)${GAP}|[\\p{Ll}][–-])(?<month>${MONTH_FULL})(?:${GAP}månad)?(?!,?${GAP}(?:${YEAR}|förra året|i fjol|nästa år|i år|samma år))`,
    ),
    read: (g, near) => nearestMonth(monthOf(g.month ?? ''), near),
  },
  {
    pattern: pattern(
      `(?<month>${MONTH_FULL})(?:${GAP}månad|(?=${BLANK}?[–-]${BLANK}?(?:${MONTH_FULL})|${BLANK}och${BLANK}(?:${MONTH_FULL})))`,
    ),
    read: (g, near) => nearestMonth(monthOf(g.month ?? ''), near),
  },
  {
    pattern: pattern(`(?:vår|sommar|höst|vinter)(?:en|n|terminen)?,?${GAP}(?<year>${YEAR})(?:[/–-]\\d{2,4})?`),
    read: (g) => inYear(Number(year(g)), false),
  },
  {
    pattern: pattern(
      `(?:(?:första|andra|tredje|fjärde|1:a|2:a|3:e|4:e)${GAP}kvartalet|kvartal${GAP}[1-4]|Q[1-4]|(?:första|andra)${GAP}halvåret)(?:${GAP}år)?,?${GAP}(?<year>${YEAR})`,
    ),
    read: (g) => inYear(Number(year(g)), false),
  },
  {
    pattern: pattern(`i(?:${BLANK})?(?<word>förrgår|gårkväll|går|natt|morse|dag|kväll|eftermiddag|övermorgon|morgon)`),
    read: (g, near) => shifted(near, DAY_WORDS.get((g.word ?? '').toLowerCase()) ?? 0),
  },
  {
    pattern: pattern(`(?:i${GAP}(?<last>${WEEKDAY})s|(?:förra|senaste)${GAP}(?<prior>${WEEKDAY})(?:en)?)`),
    read: (g, near) => weekdayFrom(near, g.last ?? g.prior ?? '', -1),
  },
  {
    pattern: pattern(
      `(?:på|till|nästa|nu på|senast|kommande|innan|före)${GAP}(?<name>${WEEKDAY})(?:en)?(?!(?:${GAP})?(?:den${GAP})?\\d)(?!s)`,
    ),
    read: (g, near) => weekdayFrom(near, g.name ?? '', 1),
  },
  {
    pattern: pattern(
      `(?<era>förra|föregående|nästa|nästkommande|kommande|denna|den här|innevarande)${GAP}(?<unit>veckan|vecka|månaden|månad|året|år)`,
    ),
    read: (g, near) => shiftedUnit(near, g.unit ?? '', ERA_WORDS.get((g.era ?? '').toLowerCase()) ?? 0),
  },
  {
    pattern: pattern(
      `för${GAP}(?<count>${COUNT})${GAP}(?<unit>dagar|dag|dygn|veckor|vecka|månader|månad|år)${GAP}sedan`,
    ),
    read: (g, near) => shiftedUnit(near, g.unit ?? '', -countOf(g.count ?? '0')),
  },
  {
    pattern: pattern(`om${GAP}(?<count>${COUNT})${GAP}(?<unit>dagar|dag|dygn|veckor|vecka|månader|månad|år)`),
    read: (g, near) => shiftedUnit(near, g.unit ?? '', countOf(g.count ?? '0')),
  },
  { pattern: pattern(`i${BLANK}?fjol`), read: (_, near) => (near ? inYear(near.year - 1, true) : null) },
  { pattern: pattern(`i${GAP}år`), read: (_, near) => (near ? inYear(near.year, true) : null) },
  {
    pattern: pattern(`i${GAP}(?:våras|somras)`),
    read: (_, near) => (near ? inYear(near.month < 4 ? near.year - 1 : near.year, true) : null),
  },
  {
    pattern: pattern(`i${GAP}höstas`),
    read: (_, near) => (near ? inYear(near.month < 10 ? near.year - 1 : near.year, true) : null),
  },
  {
    pattern: pattern(`(?:vecka|v\\.?)${BLANK}?(?<week>[1-5]?\\d)(?:,?${GAP}(?<year>${YEAR}))?`),
    read: (g, near) => {
      const inWeeks = g.year ? Number(g.year) : near?.year;
      const week = Number(g.week);
      if (inWeeks === undefined || week < 1 || week > 53) return null;
      // A week belongs to the year of its Thursday (ISO 8601).
      const thursday = fromDayNumber(mondayOfWeek(inWeeks, week) + 3);
      return inMonth(thursday.year, thursday.month, true);
    },
  },
  {
    pattern: pattern(`(?<feast>${[...FEASTS.keys()].join('|')})(?:${GAP}(?<year>${YEAR}))?`),
    read: (g, near) => {
      const [month, day] = FEASTS.get((g.feast ?? '').toLowerCase()) ?? [0, 0];
      return g.year ? onDay(Number(g.year), month, day, true) : nearestDay(month, day, near);
    },
  },
  {
    pattern: pattern(`den${GAP}(?<day>\\d{1,2}):?[ea](?!${GAP}(?:${MONTH})${AFTER})`),
    read: (g, near) => (near ? nearestOfDays(Number(g.day), near) : null),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}/.,:-]|(?<!\p{L})(?:dnr|nr|nummer|mål|§|kl\.?|SFS|art)\.?[ \u00a0])(?:år[ \u00a0])?(?<year>(?:19|20)\d{2})(?![\p{L}\p{N}/%:]|[.,-]\d|[ \u00a0](?:\d{3}|kronor|kr|st|meter|kilo|ton|euro|personer|liter|kvadrat|mkr|tkr|timmar|dagar)(?![\p{L}]))/giu,
    read: (g) => inYear(Number(year(g)), false),
  },
];

function eraOfYear(era: string): number {
  const word = era.toLowerCase();
  if (word === 'förra året' || word === 'i fjol') return -1;
  return word === 'nästa år' ? 1 : 0;
}

function nearestOfDays(day: number, near: Day): ReadDate | null {
  let best: Day | null = null;
  for (const months of [0, -1, 1]) {
    const first = addMonths({ ...near, day: 1 }, months);
    const value = { ...first, day };
    if (!exists(value)) continue;
    if (!best || Math.abs(dayNumber(value) - dayNumber(near)) < Math.abs(dayNumber(best) - dayNumber(near)))
      best = value;
  }
  return best ? onDay(best.year, best.month, best.day, true) : null;
}
