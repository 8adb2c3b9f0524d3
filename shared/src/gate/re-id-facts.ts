/** A fact that narrows down who somebody is, without naming anyone (quasi-identifiers; Sweeney 2000). */
export type ReIdKind = keyof typeof PATTERNS;

export interface ReIdFact {
  readonly kind: ReIdKind;
  /** UTF-16 offsets in the text that was read, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const NOT_LETTER = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

const PATTERNS = {
  age: new RegExp(
    `${NOT_LETTER}(?:\\p{N}{1,3}[- ]?åri(?:g|ga|ge|ng|ngen)|\\p{N}{1,3} år gam(?:mal|la|malt)|(?<=[,(] ?)\\p{N}{1,3} år(?= ?[,).;]|$)|\\p{N}{1,2}-årsåldern|född(?:a)? (?:år )?\\p{N}{4})${END}`,
    'giu',
  ),
  role: new RegExp(
    `${NOT_LETTER}\\p{L}*(?:chef|chefen|direktör|direktören|rektor|rektorn|läkare|läkaren|sjuksköterska|sjuksköterskan|lärare|läraren|präst|prästen|(?<!metro|akro)polis|polisen|tandläkare|tandläkaren|advokat|advokaten|domare|domaren|ordförande|ordföranden|ledamot|ledamoten|handläggare|handläggaren|kassör|kassören|sekreterare|sekreteraren|ingenjör|ingenjören|förare|föraren|vd|vd:n|tränare|tränaren|brandman|brandmannen|kock|kocken|bonde|bonden|skyddsombud|skyddsombudet)${END}`,
    'giu',
  ),
  place: new RegExp(
    `${NOT_LETTER}(?:(?:i|på|från|vid|utanför|norr om|söder om) \\p{Lu}\\p{Ll}{2,}|\\p{Lu}\\p{Ll}+(?:s kommun|borna?))|\\[PLATS \\d+\\]`,
    'gu',
  ),
  family: new RegExp(
    `${NOT_LETTER}(?:mamma|pappa|mor|far|förälder|make|maka|son|dotter|syster|bror|änka|änkling|fru|man) till${END}`,
    'giu',
  ),
  only: new RegExp(
    `${NOT_LETTER}(?:den enda|det enda|ende|enda|den första|den förste|den yngsta|den äldsta)${END}`,
    'giu',
  ),
  date: new RegExp(
    `${NOT_LETTER}\\p{N}{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)${END}|${NOT_LETTER}\\p{N}{4}-\\p{N}{2}-\\p{N}{2}${END}`,
    'giu',
  ),
  tenure: new RegExp(
    `${NOT_LETTER}(?:(?:anställd|verksam|arbetat|jobbat|tjänstgjort|suttit) (?:\\p{L}+ ){0,3}(?:sedan|i) \\p{N}{1,4}(?: år)?)${END}`,
    'giu',
  ),
  health: new RegExp(
    `${NOT_LETTER}(?:diagnos\\p{L}*|sjukskr\\p{L}*|cancer\\p{L}*|diabetes|gravid\\p{L}*|rullstol\\p{L}*|assistans\\p{L}*|funktionsned\\p{L}*|missbruk\\p{L}*|dömd(?:es|a)? för)${END}`,
    'giu',
  ),
} as const;

export const RE_ID_KINDS = Object.keys(PATTERNS) as readonly ReIdKind[];

/** Facts of the kinds asked for, in no order. */
export function factsIn(text: string, kinds: readonly ReIdKind[] = RE_ID_KINDS): readonly ReIdFact[] {
  return kinds.flatMap((kind) =>
    [...text.matchAll(PATTERNS[kind])].map((match) => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
