const NOT_LETTER = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

/** Kinds of fact that each narrow down who it is (quasi-identifiers; Sweeney 2000). */
export const QUASI_IDENTIFIERS = {
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
} as const;

/** How many kinds in one line make it rare. Age beside a role, or three kinds of any sort, seldom fits two people. */
export function isRare(kinds: ReadonlySet<string>): boolean {
  return kinds.size >= 3 || (kinds.has('age') && (kinds.has('role') || kinds.has('family')));
}
