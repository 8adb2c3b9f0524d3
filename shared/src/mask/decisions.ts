import type { SpanType } from './levels.ts';
import type { MaskProject, OwnMark, Release } from './mask-types.ts';
import { placeholderOf, plainPlaceholder } from './placeholders.ts';

// What a person decides about masking in a project. Pure: each answers with a new project. The texts follow by being
// masked again; until they have, the project is `due`.

/** Types that may be public ("offentlig uppgift"): names, places, organisations. Anything else can only be a wrong hit. */
export const PUBLIC_TYPES: ReadonlySet<SpanType> = new Set<SpanType>(['PERSON', 'PLACE', 'ORG']);

/** All that a person has decided, without numbers and surface forms: what undo puts back. */
export interface Decisions {
  readonly alwaysMask: readonly string[];
  readonly releases: readonly Release[];
  readonly ownMarks: readonly OwnMark[];
  /** Placeholders a person has looked at. */
  readonly sure: readonly string[];
}

export function decisionsOf(project: MaskProject): Decisions {
  return {
    alwaysMask: project.alwaysMask,
    releases: project.releases,
    ownMarks: project.ownMarks ?? [],
    sure: project.pseudonyms.filter(({ sure }) => sure).map(({ type, number }) => placeholderOf(type, number)),
  };
}

export function withDecisions(project: MaskProject, decisions: Decisions): MaskProject {
  const sure = new Set(decisions.sure);
  const pseudonyms = project.pseudonyms.map(({ sure: _, ...each }) =>
    sure.has(placeholderOf(each.type, each.number)) ? { ...each, sure: true as const } : each,
  );
  const { alwaysMask, releases, ownMarks } = decisions;
  return { ...project, pseudonyms, alwaysMask, releases, ownMarks, due: true };
}

/**
 * Forgets surface forms that only a mark by hand made known, when that mark is taken back: otherwise they would be found
 * again as known in the project. What rules find by themselves is found anew. Numbers stay given out.
 */
export function forgetForms(project: MaskProject, forms: readonly string[]): MaskProject {
  if (forms.length === 0) return project;
  const gone = new Set(forms.map((form) => form.replace(/\s+/g, ' ').trim().toLowerCase()));
  const pseudonyms = project.pseudonyms.flatMap((each) => {
    const left = each.forms.filter((form) => !gone.has(form.replace(/\s+/g, ' ').trim().toLowerCase()));
    return left.length === 0 ? [] : [{ ...each, forms: left }];
  });
  return { ...project, pseudonyms };
}

/** The hit is right: it stays masked and is no longer doubtful. */
export function confirmHit(decisions: Decisions, placeholder: string): Decisions {
  const plain = plainPlaceholder(placeholder);
  return decisions.sure.includes(plain) ? decisions : { ...decisions, sure: [...decisions.sure, plain] };
}

/** "Maska alltid": a word or a phrase, at every level and in every form. Nothing is added twice, blank is nothing. */
export function addTerm(decisions: Decisions, term: string): Decisions {
  const plain = term.replace(/\s+/g, ' ').trim();
  if (plain.length < 2 || decisions.alwaysMask.some((each) => same(each, plain))) return decisions;
  // What is always masked is not also let through.
  const releases = decisions.releases.filter(({ form }) => !same(form, plain));
  return { ...decisions, releases, alwaysMask: [...decisions.alwaysMask, plain] };
}

export function removeTerm(decisions: Decisions, term: string): Decisions {
  return { ...decisions, alwaysMask: decisions.alwaysMask.filter((each) => each !== term) };
}

/**
 * "Offentlig uppgift" or "fel träff". The reason is stored beside a text that may be shared, so it must have been masked.
 * @returns unchanged when the type may not be public, or without a form or a reason
 */
export function addRelease(decisions: Decisions, release: Release): Decisions {
  const form = release.form.replace(/\s+/g, ' ').trim();
  const reason = release.reason.trim();
  if (form === '' || reason === '') return decisions;
  if (release.kind === 'public' && !PUBLIC_TYPES.has(release.type)) return decisions;
  const others = decisions.releases.filter((each) => each.type !== release.type || !same(each.form, form));
  const alwaysMask = decisions.alwaysMask.filter((term) => !same(term, form));
  return { ...decisions, alwaysMask, releases: [...others, { ...release, form, reason }] };
}

export function removeRelease(decisions: Decisions, release: Release): Decisions {
  return {
    ...decisions,
    releases: decisions.releases.filter(
      (each) => each.kind !== release.kind || each.type !== release.type || !same(each.form, release.form),
    ),
  };
}

/** A place marked by hand in one text; it swallows earlier marks that it touches. */
export function addOwnMark(decisions: Decisions, mark: OwnMark): Decisions {
  if (mark.start >= mark.end) return decisions;
  const apart = (each: OwnMark) => each.textId !== mark.textId || each.end <= mark.start || each.start >= mark.end;
  return { ...decisions, ownMarks: [...decisions.ownMarks.filter(apart), mark] };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
