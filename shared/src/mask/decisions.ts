import type { Id } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import { BY_HAND } from './evidence.ts';
import type { SpanType } from './levels.ts';
import type { MaskProject, OwnMark, Pseudonym, Release } from './mask-types.ts';
import { joinNumbers, partNumbers } from './numbers.ts';
import { placeholderOf } from './placeholders.ts';
import { plainOf, releaseProblem, sameRelease } from './releases.ts';

/** What a person decides about masking in a project. Each has an inverse, which is how it is undone. */
export type Decision =
  /** "Maska alltid": hidden at every level, also inflected. Takes back a release of the same words. */
  | { readonly kind: 'add-term'; readonly term: string }
  | { readonly kind: 'remove-term'; readonly term: string }
  /** "Offentlig uppgift" or "fel träff". One that `releaseProblem` finds fault with changes nothing. */
  | { readonly kind: 'add-release'; readonly release: Release }
  | { readonly kind: 'remove-release'; readonly release: Release }
  /** Puts or moves a mark. `form`: the words it covered before, or null when it is new. */
  | { readonly kind: 'put-mark'; readonly mark: OwnMark; readonly form: string | null }
  | { readonly kind: 'remove-mark'; readonly id: Id; readonly form: string }
  /** "Looked at, and right" about a value. */
  | { readonly kind: 'sure'; readonly type: SpanType; readonly number: number; readonly sure: boolean }
  /** Two placeholders are the same value: `from` is gone, `into` stays. `at`: now. */
  | {
      readonly kind: 'join';
      readonly type: SpanType;
      readonly from: number;
      readonly into: number;
      readonly at: Instant;
    }
  /** They are not: what was joined to another as `from` has that number again. */
  | { readonly kind: 'part'; readonly type: SpanType; readonly from: number; readonly at: Instant }
  /** Everything is to be masked again though no list changed: the project's level was raised. */
  | { readonly kind: 'again' };

/** A term as it is kept: single blanks, no blank edges; null when it is too short to be looked for. */
export function termOf(words: string): string | null {
  const term = words.replace(/\s+/g, ' ').trim();
  return term.length >= 2 && term.length <= 200 && /[\p{L}\p{N}]/u.test(term) ? term : null;
}

/** The project after a decision, its revision raised; the same object when the decision changes nothing. */
export function decide(project: MaskProject, decision: Decision): MaskProject {
  const change = changeOf(project, decision);
  return change === null ? project : { ...project, ...change, revision: (project.revision ?? 0) + 1 };
}

function changeOf(project: MaskProject, decision: Decision): Partial<MaskProject> | null {
  const { alwaysMask, releases, ownMarks = [], pseudonyms } = project;
  switch (decision.kind) {
    case 'again':
      return {};
    case 'add-term': {
      const term = termOf(decision.term);
      if (term === null || alwaysMask.some((each) => plainOf(each) === plainOf(term))) return null;
      return {
        alwaysMask: [...alwaysMask, term],
        releases: releases.filter(({ form }) => plainOf(form) !== plainOf(term)),
      };
    }
    case 'remove-term': {
      const left = alwaysMask.filter((each) => plainOf(each) !== plainOf(decision.term));
      return left.length === alwaysMask.length ? null : { alwaysMask: left };
    }
    case 'add-release': {
      const { release } = decision;
      if (releaseProblem(release) !== null) return null;
      const others = releases.filter((each) => !sameRelease(each, release));
      return { releases: [...others, { ...release, form: release.form.replace(/\s+/g, ' ').trim() }] };
    }
    case 'remove-release': {
      const left = releases.filter((each) => !sameRelease(each, decision.release));
      return left.length === releases.length ? null : { releases: left };
    }
    case 'put-mark': {
      const { mark, form } = decision;
      if (!(Number.isInteger(mark.start) && Number.isInteger(mark.end) && mark.start >= 0 && mark.start < mark.end))
        return null;
      return {
        ownMarks: [...ownMarks.filter(({ id }) => id !== mark.id), mark],
        ...(form === null ? {} : { pseudonyms: forget(pseudonyms, form) }),
      };
    }
    case 'remove-mark': {
      const left = ownMarks.filter(({ id }) => id !== decision.id);
      if (left.length === ownMarks.length) return null;
      return { ownMarks: left, pseudonyms: forget(pseudonyms, decision.form) };
    }
    case 'join': {
      const { type, from, into, at } = decision;
      const { project: joined, moved } = joinNumbers(project, type, from, into, at);
      if (moved.size === 0) return null;
      return { ...numbered(joined), moved: { ...project.moved, ...Object.fromEntries(moved) } };
    }
    case 'part': {
      const { type, from, at } = decision;
      const parted = partNumbers(project, type, from, at);
      if (parted.moved.size === 0) return null;
      const { [placeholderOf(type, from)]: _back, ...moved } = project.moved ?? {};
      return { ...numbered(parted.project), moved };
    }
    case 'sure': {
      const { type, number, sure } = decision;
      const isIt = (each: Pseudonym) => each.type === type && each.number === number && (each.sure ?? false) !== sure;
      if (!pseudonyms.some(isIt)) return null;
      return { pseudonyms: pseudonyms.map((each) => (isIt(each) ? { ...each, sure } : each)) };
    }
  }
}

/** What joining and parting change of a project. */
function numbered({ pseudonyms, numbers }: MaskProject): Partial<MaskProject> {
  return numbers === undefined ? { pseudonyms } : { pseudonyms, numbers };
}

/**
 * A value that only a person's mark had shown is not looked for any more when the mark goes. Its number stays taken, so that
 * placeholders in texts that are not masked again yet stay known.
 */
function forget(pseudonyms: readonly Pseudonym[], form: string): readonly Pseudonym[] {
  const plain = plainOf(form);
  return pseudonyms.map((each) => {
    if (each.found?.rule !== BY_HAND.rule || !each.forms.some((known) => plainOf(known) === plain)) return each;
    const { found: _found, ...rest } = each;
    return { ...rest, forms: [] };
  });
}

/**
 * What takes a decision back, in the order to be made.
 * @param project before the decision
 * @param words of an own mark as they stand in its text, by start and end
 */
export function undoOf(
  project: MaskProject,
  decision: Decision,
  words: (mark: OwnMark) => string,
): readonly Decision[] {
  if (decide(project, decision) === project) return [];
  switch (decision.kind) {
    case 'again':
      return [];
    case 'add-term':
      return [
        { kind: 'remove-term', term: decision.term },
        ...project.releases
          .filter(({ form }) => plainOf(form) === plainOf(decision.term))
          .map((release): Decision => ({ kind: 'add-release', release })),
      ];
    case 'remove-term':
      return [{ kind: 'add-term', term: decision.term }];
    case 'add-release': {
      const before = project.releases.find((each) => sameRelease(each, decision.release));
      return [
        before ? { kind: 'add-release', release: before } : { kind: 'remove-release', release: decision.release },
      ];
    }
    case 'remove-release':
      return project.releases
        .filter((each) => sameRelease(each, decision.release))
        .map((release): Decision => ({ kind: 'add-release', release }));
    case 'put-mark': {
      const before = (project.ownMarks ?? []).find(({ id }) => id === decision.mark.id);
      const form = words(decision.mark);
      return [before ? { kind: 'put-mark', mark: before, form } : { kind: 'remove-mark', id: decision.mark.id, form }];
    }
    case 'remove-mark':
      return (project.ownMarks ?? [])
        .filter(({ id }) => id === decision.id)
        .map((mark): Decision => ({ kind: 'put-mark', mark, form: null }));
    case 'join':
      return [{ kind: 'part', type: decision.type, from: decision.from, at: decision.at }];
    case 'part':
      return [];
    case 'sure':
      return [{ ...decision, sure: !decision.sure }];
  }
}
