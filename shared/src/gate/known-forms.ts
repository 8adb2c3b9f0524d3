import { type MaskLevel, type SpanType, typesOf } from '../mask/levels.ts';
import type { MaskProject } from '../mask/mask-types.ts';
import { lexicon } from '../mask/names/lexicon.ts';
import { placeholderOf } from '../mask/placeholders.ts';
import { isReleased } from '../mask/releases.ts';
import type { GateOptions } from './verdict.ts';

/** What the gate is told about a project: forms that the level hides, terms, releases and the placeholders in use. */
export function gateOptionsOf(project: MaskProject, level: MaskLevel): GateOptions {
  const types = typesOf(level);
  return {
    knownForms: project.pseudonyms.flatMap(({ type, forms }) =>
      types.has(type) && !COMMON.has(type)
        ? forms.filter((form) => hasSubstance(form) && !isReleased(project, type, form))
        : [],
    ),
    alwaysMask: project.alwaysMask,
    releases: project.releases,
    knownPlaceholders: project.pseudonyms.map(({ type, number }) => placeholderOf(type, number)),
  };
}

/** Values that many texts share: a date or a figure says nothing about anybody. */
const COMMON: ReadonlySet<SpanType> = new Set<SpanType>(['DATE', 'TIME', 'DIGITS', 'TERM']);

/** "17" or "kl" alone says nothing about anybody and stands in every text. */
function hasSubstance(form: string): boolean {
  return (form.match(/\p{L}/gu)?.length ?? 0) >= 2 || (form.match(/[0-9]/g)?.length ?? 0) >= 6;
}

export interface FormHit {
  readonly start: number;
  readonly end: number;
}

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
    // Where the name is a common word too, only a capital letter in the text makes it a hit.
    const capital = squeezed.length < 4 || lexicon().ordinary.has(squeezed);
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
