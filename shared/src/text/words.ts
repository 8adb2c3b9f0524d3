/** A word with its place. `form` is lower case; `start`/`end` are UTF-16 offsets in the text it was read from. */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** A placeholder is one word; a figure keeps its separators; a hyphen inside a word belongs to it. */
const WORD =
  /\[\p{Lu}[\p{Lu}-]* \d+(?::s)?\]|\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,:/-]\d+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’:]\p{L}[\p{L}\p{M}\p{N}]*)*/gu;

export function wordsOf(text: string): readonly Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    found.push({ form: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** True for `[PERSON 1]` and its kin, as `wordsOf` gives them. */
export function isPlaceholder(form: string): boolean {
  return form.startsWith('[');
}

/** Words that carry grammar and no subject. Closed classes of Swedish, written by hand. */
const STOP = `
alla allt andra att av bara bland blev bli blir blivit borde både båda började började bör de dem den denna deras dess dessa det detta dig din dina ditt dock
dom där därefter därför därmed då efter eftersom egen eller emellan emot en enligt er era ert ett fanns finns fick fler flera fram från få får fått för före
förut genom ger gick gjorde gjort gav ge göra gör ha hade haft han hans har hela helt hennes henne hon honom hos hur här i ibland icke igen igenom in inför inga ingen inget
innan inne inom inte ja jag ju kan knappt kom komma kommer kommit kunde kunnat kvar man med medan mellan men mer mera mest mig min mina mindre minst mitt mot
mycket måste måtte många ned nej ner ni nog nu nya någon något några när nära och också om oss över på redan rätt sade sa samma samt sedan sen sig sin sina sitt ska skall skulle
som stor ställe så sådan sådana sådant säger säga sätt tar till tills trots tog under upp ur ut utan utom vad var vara varför varit varje vars vart varandra vem vems
vi vid vidare vilka vilken vilket vill ville väl vår våra vårt åt är än ännu även hej mvh hälsningar tack låg ligger ihop innebär blir ganska mellan dels alltså dvs bl.a t.ex ca kl nr samtliga respektive ytterligare enbart samtidigt fortfarande dessutom
`;
export const STOP_WORDS: ReadonlySet<string> = new Set(STOP.split(/\s+/).filter((word) => word !== ''));

/** Words of measure and of the calendar: they say how much and when, never what. */
const MEASURING = `
kr kronor krona tkr mkr mnkr procent procentenheter tusen hundra miljon miljoner miljard miljarder euro dollar stycken antal antalet belopp summa
januari februari mars april maj juni juli augusti september oktober november december måndag måndagen måndags tisdag tisdagen tisdags onsdag
onsdagen onsdags torsdag torsdagen torsdags fredag fredagen fredags lördag lördagen lördags söndag söndagen söndags dag dagen dagar vecka veckan
veckor månad månaden månader år året åren idag igår imorgon våren sommaren hösten vintern timme timmar minuter klockan två tre fyra fem sex sju åtta
nio tio elva tolv första andra tredje fjärde
`;
export const MEASURING_WORDS: ReadonlySet<string> = new Set(MEASURING.split(/\s+/).filter((word) => word !== ''));

/** True when a word carries a subject: no grammar, no figure, no measure. @param form lower case */
export function isSubjectWord(form: string): boolean {
  return form.length > 2 && !/^\d/.test(form) && !STOP_WORDS.has(form) && !MEASURING_WORDS.has(form);
}

/** Inflections of Swedish nouns, adjectives and weak verbs, longest first. */
const SUFFIXES = [
  'heterna',
  'ningarna',
  'ningens',
  'arnas',
  'ernas',
  'ornas',
  'heten',
  'heter',
  'ningar',
  'ningen',
  'andes',
  'arens',
  'anden',
  'andet',
  'aren',
  'arna',
  'erna',
  'orna',
  'ande',
  'ende',
  'aste',
  'ades',
  'ning',
  'ens',
  'ets',
  'are',
  'ade',
  'ast',
  'ats',
  'ern',
  'ers',
  'en',
  'et',
  'ar',
  'er',
  'or',
  'as',
  'es',
  'at',
  'na',
  'te',
  'de',
  'a',
  'e',
  's',
  't',
  'n',
] as const;
const LEAST_STEM = 4;

/**
 * Light Swedish stemming: one suffix off, never below four letters, so that "fakturan", "fakturor" and "fakturorna" meet.
 * Placeholders and figures stand as they are.
 */
export function stem(form: string): string {
  if (form.length <= LEAST_STEM || !/^\p{L}/u.test(form)) return form;
  for (const suffix of SUFFIXES) {
    if (form.length - suffix.length >= LEAST_STEM && form.endsWith(suffix))
      return form.slice(0, form.length - suffix.length);
  }
  return form;
}
