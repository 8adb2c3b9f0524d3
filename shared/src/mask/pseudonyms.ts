import { canonicalOf } from './canonical.ts';
import type { SpanType } from './levels.ts';
import type { Candidate, MaskProject, Pseudonym } from './mask-types.ts';
import { lexicon, looksLikeSurname } from './names/lexicon.ts';
import { highestNumbers, numberKey, numbersOf } from './numbers.ts';
import { inGenitive, placeholderOf } from './placeholders.ts';

export interface Numbered {
  readonly placeholders: readonly string[];
  readonly project: MaskProject;
}

interface Entry extends Omit<Pseudonym, 'forms'> {
  readonly forms: Set<string>;
}

/**
 * Gives each span the placeholder of its value, new values the number that another device gave them, or the next of
 * their type in order of appearance.
 * A surname or given name alone is the one person it can be, otherwise a person of its own.
 * @param forms folded surface form of each span, in the same order.
 */
export function numberSpans(spans: readonly Candidate[], forms: readonly string[], project: MaskProject): Numbered {
  const entries = new Map<string, Entry>();
  for (const known of project.pseudonyms)
    entries.set(keyOf(known.type, known.canonical), { ...known, forms: new Set(known.forms) });
  const highest = highestNumbers(project);
  const elsewhere = project.key === undefined ? null : numbersOf(project.numbers ?? []);
  const canonicals = spans.map(({ type }, i) => withoutGenitive(type, canonicalOf(type, forms[i] ?? '')));
  const people = peopleIn(spans, canonicals, project.pseudonyms);
  const placeholders = spans.map((span, i) => {
    const own = canonicals[i] ?? '';
    const canonical = span.type === 'PERSON' ? personOf(own, entries, people) : own;
    const key = keyOf(span.type, canonical);
    let entry = entries.get(key);
    if (!entry) {
      const known = elsewhere?.get(numberKey(project.key ?? '', span.type, canonical));
      const number = known ?? (highest.get(span.type) ?? 0) + 1;
      if (known === undefined) highest.set(span.type, number);
      entry = { type: span.type, number, canonical, forms: new Set() };
      entries.set(key, entry);
    }
    entry.forms.add(forms[i] ?? '');
    const placeholder = placeholderOf(span.type, entry.number);
    return isGenitive(span.type, forms[i] ?? '', canonical) ? inGenitive(placeholder) : placeholder;
  });
  const pseudonyms: Pseudonym[] = [...entries.values()].map((entry) => ({ ...entry, forms: [...entry.forms] }));
  return { placeholders, project: { ...project, pseudonyms } };
}

/** "anna bergs" is "anna berg", where the lists know the word without its -s and not with it. */
function withoutGenitive(type: SpanType, canonical: string): string {
  const known = NAMED.get(type)?.();
  const last = canonical.slice(canonical.lastIndexOf(' ') + 1);
  if (!known || last.length < 3 || !last.endsWith('s') || known.some((list) => list.has(last))) return canonical;
  const bare = last.slice(0, -1);
  const isName = known.some((list) => list.has(bare)) || (type === 'PERSON' && looksLikeSurname(bare, false));
  return isName ? canonical.slice(0, -1) : canonical;
}

/** Types whose values are inflected, and the lists that know them. */
const NAMED: ReadonlyMap<SpanType, () => readonly ReadonlySet<string>[]> = new Map([
  ['PERSON', () => [lexicon().given, lexicon().surnames]],
  ['PLACE', () => [lexicon().places]],
  ['ORG', () => [lexicon().organisations]],
]);

/** Does the form end in an -s that the value it was given the number of does not have? */
function isGenitive(type: SpanType, form: string, canonical: string): boolean {
  if (!NAMED.has(type)) return false;
  const [last = ''] = /[^ ,]+$/.exec(form.toLowerCase()) ?? [];
  const parts = partsOf(canonical);
  return last.endsWith('s') && !parts.includes(last) && parts.includes(last.slice(0, -1));
}

function keyOf(type: SpanType, canonical: string): string {
  return `${type}\n${canonical}`;
}

/** Name part -> the full names that have it. */
function peopleIn(
  spans: readonly Candidate[],
  canonicals: readonly string[],
  known: readonly Pseudonym[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const people = new Map<string, Set<string>>();
  const add = (canonical: string) => {
    const parts = partsOf(canonical);
    if (parts.length < 2) return;
    for (const part of new Set([parts[0] ?? '', parts.at(-1) ?? ''])) {
      const set = people.get(part) ?? new Set();
      set.add(canonical);
      people.set(part, set);
    }
  };
  for (const { type, canonical } of known) if (type === 'PERSON') add(canonical);
  spans.forEach((span, i) => {
    if (span.type === 'PERSON') add(canonicals[i] ?? '');
  });
  return people;
}

/** "Berg, Anna" is "Anna Berg". */
function partsOf(canonical: string): string[] {
  return canonical.split(/[ ,]+/).filter(Boolean);
}

function personOf(
  canonical: string,
  entries: ReadonlyMap<string, Entry>,
  people: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  if (entries.has(keyOf('PERSON', canonical))) return canonical;
  const bare = canonical.length > 3 && canonical.endsWith('s') ? canonical.slice(0, -1) : canonical;
  if (bare !== canonical && entries.has(keyOf('PERSON', bare))) return bare;
  const turned = /^([^,]+), (.+)$/.exec(canonical);
  if (turned) return `${turned[2]} ${turned[1]}`;
  const parts = partsOf(canonical);
  if (parts.length > 1) {
    if (bare !== canonical && people.get(parts[0] ?? '')?.has(bare)) return bare;
    return canonical;
  }
  for (const form of [canonical, bare]) {
    const full = people.get(form);
    if (full?.size === 1) for (const only of full) return only.includes(',') ? personOf(only, entries, people) : only;
  }
  return canonical;
}
