import { findForms, squeeze } from './known-forms.ts';
import { isRare, QUASI_IDENTIFIERS } from './quasi-identifiers.ts';

/** A hint that a line may point at one person. Offsets are UTF-16 code units in the line, end exclusive. */
export interface ReIdHit {
  readonly kind: 'known-form' | 'combination';
  readonly start: number;
  readonly end: number;
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
  const kinds = new Set<string>();
  let start = line.length;
  let end = 0;
  for (const [kind, pattern] of Object.entries(QUASI_IDENTIFIERS)) {
    for (const match of line.matchAll(pattern)) {
      kinds.add(kind);
      start = Math.min(start, match.index);
      end = Math.max(end, match.index + match[0].length);
    }
  }
  if (isRare(kinds)) hits.push({ kind: 'combination', start, end });
  return hits;
}
