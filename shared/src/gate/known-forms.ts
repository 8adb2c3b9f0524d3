import { type MaskLevel, typesOf } from '../mask/levels.ts';
import type { MaskProject } from '../mask/mask-types.ts';
import { placeholderOf } from '../mask/placeholders.ts';
import type { GateOptions } from './verdict.ts';

/** What the gate is told about a project: forms that the level hides, terms, releases and the placeholders in use. */
export function gateOptionsOf(project: MaskProject, level: MaskLevel): GateOptions {
  const types = typesOf(level);
  return {
    knownForms: project.pseudonyms.flatMap(({ type, forms }) => (types.has(type) ? forms.filter(hasSubstance) : [])),
    alwaysMask: project.alwaysMask,
    releases: project.releases,
    knownPlaceholders: project.pseudonyms.map(({ type, number }) => placeholderOf(type, number)),
  };
}

/** "17" or "kl" alone says nothing about anybody and stands in every text. */
function hasSubstance(form: string): boolean {
  return (form.match(/\p{L}/gu)?.length ?? 0) >= 2 || (form.match(/[0-9]/g)?.length ?? 0) >= 6;
}

export interface FormHit {
  readonly start: number;
  readonly end: number;
}

/** Names that are also words: only a capital letter in the text makes them a hit. */
const ALSO_WORDS = new Set(
  `alm ask bill bo björk björn bo boll bror dag dahl dal ed ek elm fors frid friden frisk fager glad gran grip hall hed heder holm hägg
  hök is järn kall ko klang kling krok kvist käll lager lek lilja lind linder liv ljung lo lund lust lycka mars maj man may mark mild min modig
  mord mot my mörk nord ny norr ode palm per pil rask ring ris ros rosa rose röd sand sjö sköld skog skytt sol stark sten sterk storm strand stål
  sund svan svärd säll tor torn tall tapper trygg ulv vall vik vind vinter viola vår våg ving west ström ståhl berg bergman lång hård hult
  stolt sommar sören ung ward holst heden ryd gård mo moa nils stad`.split(/\s+/),
);
const TOKEN = /[\p{L}\d]+/gu;
/** A form is at most this many tokens of the text, also when it was taken apart letter by letter. */
const MOST_TOKENS = 14;

/**
 * Whole-token occurrences of known forms, folded and with separators removed, so that a line break, a hyphen or a missing
 * blank hides nothing. The genitive counts. Time: text tokens times `MOST_TOKENS`, whatever the number of forms.
 */
export function findForms(text: string, forms: readonly string[], released: ReadonlySet<string>): FormHit[] {
  const wanted = new Map<string, boolean>();
  let longest = 0;
  for (const form of forms) {
    const squeezed = squeeze(form);
    if (squeezed.length < 2 || released.has(squeezed)) continue;
    const capital = ALSO_WORDS.has(squeezed) || squeezed.length < 4;
    for (const key of [squeezed, `${squeezed}s`]) wanted.set(key, (wanted.get(key) ?? true) && capital);
    longest = Math.max(longest, squeezed.length + 1);
  }
  if (wanted.size === 0) return [];
  const tokens = [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0].toLowerCase(),
    capital: /^[\p{Lu}\d]/u.test(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const hits: FormHit[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    let joined = '';
    for (let j = i; j < Math.min(tokens.length, i + MOST_TOKENS); j += 1) {
      const token = tokens[j];
      const first = tokens[i];
      if (!token || !first) break;
      joined += token.text;
      if (joined.length > longest) break;
      const capitalOnly = wanted.get(joined);
      if (capitalOnly === undefined || (capitalOnly && !first.capital)) continue;
      hits.push({ start: first.start, end: token.end });
    }
  }
  return hits;
}

export function squeeze(form: string): string {
  return form
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '');
}
