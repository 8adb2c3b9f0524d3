import type { SpanType } from './levels.ts';
import type { MaskProject, Release } from './mask-types.ts';

/** Only what may be public knowledge can be called so: a number or an address never is (PRODUCT.md, "Mask levels"). */
const PUBLIC_TYPES: ReadonlySet<SpanType> = new Set<SpanType>(['PERSON', 'PLACE', 'ORG']);

export function canBePublic(type: SpanType): boolean {
  return PUBLIC_TYPES.has(type);
}

/** UTF-16 code units of a reason. */
export const LONGEST_REASON = 300;
/** The same once it is masked: placeholders are longer than what they hide. */
const LONGEST_KEPT = 1_000;
const LONGEST_FORM = 400;

/** What is missing before a release counts; null when nothing is. A word of the project's own list is taken off the list instead. */
export function releaseProblem({ kind, type, form, reason }: Release): 'type' | 'form' | 'reason' | null {
  if (type === 'TERM' || (kind === 'public' && !canBePublic(type))) return 'type';
  if (plainOf(form) === '' || form.length > LONGEST_FORM) return 'form';
  return reason.trim() === '' || reason.length > LONGEST_KEPT ? 'reason' : null;
}

/**
 * Has a person decided that this hit may stay readable? A public name also covers its surname alone and its genitive,
 * never its given name alone, which may be somebody else's.
 * @param form folded surface form.
 */
export function isReleased(project: Pick<MaskProject, 'releases'>, type: SpanType, form: string): boolean {
  if (project.releases.length === 0) return false;
  const plain = plainOf(form);
  return project.releases.some((release) => {
    const sameType = release.type === type || (release.kind === 'wrong-hit' && type === 'DIGITS');
    if (!sameType) return false;
    const released = plainOf(release.form);
    if (plain === released || plain === `${released}s`) return true;
    if (type !== 'PERSON' || release.kind !== 'public') return false;
    const surname = surnameOf(released);
    return surname !== null && (plain === surname || plain === `${surname}s`);
  });
}

const TOKEN = /[\p{L}\p{N}]+/gu;

/**
 * The releases that a text makes use of, which travel with it: those whose form, or public surname, stands there as whole
 * tokens, in any case and with a genitive -s. Time: tokens of the text, whatever the number of releases.
 */
export function releasesIn(text: string, releases: readonly Release[]): readonly Release[] {
  if (releases.length === 0) return [];
  const byFirst = new Map<string, { readonly tokens: readonly string[]; readonly release: Release }[]>();
  for (const release of releases) {
    const form = plainOf(release.form);
    const surname = release.kind === 'public' && release.type === 'PERSON' ? surnameOf(form) : null;
    for (const each of surname === null ? [form] : [form, surname]) {
      const tokens = tokensOf(each);
      const [first] = tokens;
      if (first === undefined) continue;
      // The genitive of a single token begins otherwise.
      for (const key of tokens.length === 1 ? [first, `${first}s`] : [first])
        byFirst.set(key, [...(byFirst.get(key) ?? []), { tokens, release }]);
    }
  }
  const words = tokensOf(text);
  const used = new Set<Release>();
  words.forEach((word, at) => {
    for (const { tokens, release } of byFirst.get(word) ?? []) {
      if (used.has(release)) continue;
      const last = tokens.length - 1;
      const stands = tokens.every((token, i) => {
        const here = words[at + i];
        return here === token || (i === last && here === `${token}s`);
      });
      if (stands) used.add(release);
    }
  });
  return releases.filter((release) => used.has(release));
}

export function sameRelease(a: Pick<Release, 'type' | 'form'>, b: Pick<Release, 'type' | 'form'>): boolean {
  return a.type === b.type && plainOf(a.form) === plainOf(b.form);
}

/** The surname of a full name; null for a single word. */
function surnameOf(plain: string): string | null {
  return plain.includes(' ') ? (plain.split(' ').at(-1) ?? null) : null;
}

function tokensOf(text: string): readonly string[] {
  return text.toLowerCase().match(TOKEN) ?? [];
}

/** A form as it is compared: lower case, single blanks. */
export function plainOf(form: string): string {
  return form.toLowerCase().replace(/\s+/g, ' ').trim();
}
