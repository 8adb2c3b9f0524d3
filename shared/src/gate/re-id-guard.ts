import { findForms, squeeze } from './known-forms.ts';
import { factsIn, type ReIdKind } from './re-id-facts.ts';

/** A hint that a line may point at one person. Offsets are UTF-16 code units in the line, end exclusive. */
export interface ReIdHit {
  readonly kind: 'known-form' | 'combination';
  readonly start: number;
  readonly end: number;
}

/** Kinds that the gate refuses a line for; the meter looks for more. */
const GUARDED: readonly ReIdKind[] = ['age', 'role', 'place', 'family', 'only'];

/** How many kinds in one line make it rare. Age beside a role, or three kinds of any sort, seldom fits two people. */
export function isRare(kinds: ReadonlySet<ReIdKind>): boolean {
  return kinds.size >= 3 || (kinds.has('age') && (kinds.has('role') || kinds.has('family')));
}

/**
 * A first guard against pointing someone out without a name: names the project knows, and rare combinations in one line.
 * A hint and no proof: what it misses, a reader must find.
 * @param knownForms surface forms of the project's key table; empty where they are not at hand
 * @param released forms that a person has decided may stay readable
 */
export function reIdHits(line: string, knownForms: readonly string[], released: readonly string[] = []): ReIdHit[] {
  const hits: ReIdHit[] = findForms(line, knownForms, new Set(released.map(squeeze))).map(({ start, end }) => ({
    kind: 'known-form',
    start,
    end,
  }));
  const facts = factsIn(line, GUARDED);
  if (isRare(new Set(facts.map(({ kind }) => kind))))
    hits.push({
      kind: 'combination',
      start: Math.min(...facts.map(({ start }) => start)),
      end: Math.max(...facts.map(({ end }) => end)),
    });
  return hits;
}
