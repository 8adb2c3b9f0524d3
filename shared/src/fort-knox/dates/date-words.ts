/** Swedish words for time, as data. Patterns elsewhere are built from these tables. */

const MONTH_FORMS: readonly (readonly string[])[] = [
  ['januari', 'jan'],
  ['februari', 'febr', 'feb'],
  ['mars', 'mar'],
  ['april', 'apr'],
  ['maj'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['augusti', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['december', 'dec'],
];

export const MONTH_NAMES: readonly string[] = MONTH_FORMS.map((forms) => forms[0] ?? '');

const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_FORMS.flatMap((forms, index) => forms.map((form): [string, number] => [form, index + 1])),
);

/** 1-12, or 0 for a word that is no month. Takes abbreviations with or without their dot. */
export function monthOf(word: string): number {
  return MONTHS.get(word.toLowerCase().replace(/\.$/, '')) ?? 0;
}

/** Full names and abbreviations; `jul` and `mar` only stand for a month after a day. */
export const MONTH = MONTH_FORMS.flat().join('|');
export const MONTH_FULL = MONTH_NAMES.join('|');

const ORDINALS =
  `första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde
sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde
tjugonionde trettionde trettioförsta`.split(/\s+/);
export const ORDINAL = [...ORDINALS].sort((a, b) => b.length - a.length).join('|');

/** 1-31, or 0. */
export function ordinalOf(word: string): number {
  const form = word.toLowerCase() === 'tolvte' ? 'tolfte' : word.toLowerCase();
  return ORDINALS.indexOf(form) + 1;
}

const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];
export const WEEKDAY = WEEKDAYS.join('|');

/** 0 is Monday; -1 for a word that is no weekday. */
export function weekdayOf(word: string): number {
  return WEEKDAYS.findIndex((day) => word.toLowerCase().startsWith(day));
}

const COUNTS = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];
export const COUNT = `\\d{1,3}|ett|${COUNTS.slice(1).join('|')}`;

/** The number a count word or figure stands for. */
export function countOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  return word.toLowerCase() === 'ett' ? 1 : COUNTS.indexOf(word.toLowerCase());
}

/** Feasts with a date of their own, [month, day]. */
export const FEASTS: ReadonlyMap<string, readonly [number, number]> = new Map<string, readonly [number, number]>([
  ['nyårsdagen', [1, 1]],
  ['trettondagen', [1, 6]],
  ['valborgsmässoafton', [4, 30]],
  ['valborg', [4, 30]],
  ['nationaldagen', [6, 6]],
  ['luciadagen', [12, 13]],
  ['julafton', [12, 24]],
  ['juldagen', [12, 25]],
  ['annandag jul', [12, 26]],
  ['nyårsafton', [12, 31]],
]);
