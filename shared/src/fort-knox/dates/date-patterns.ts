import { type Day, fromDayNumber, mondayOfWeek } from './calendar.ts';
import { COUNT, countOf, FEASTS, MONTH, MONTH_FULL, monthOf, ORDINAL, WEEKDAY } from './date-words.ts';
import {
  dayIn,
  eraOfYear,
  fullYear,
  inMonth,
  inYear,
  nearestDay,
  nearestMonth,
  nearestOfDays,
  onDay,
  type ReadDate,
  shifted,
  shiftedUnit,
  weekdayFrom,
} from './read-dates.ts';

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
