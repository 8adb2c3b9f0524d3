import { atLeast } from '../mask/levels.ts';
import type { Mark, MaskedContent } from './masked-content.ts';

/** A mark with less confidence than this (0-100) is a guess that a person has to look at. */
export const DOUBTFUL = 60;

export function isDoubtful({ confidence }: Pick<Mark, 'confidence'>): boolean {
  return confidence < DOUBTFUL;
}

/**
 * How many values of a text nobody has looked at yet: what is doubtful at strict is unreviewed until then. Counted by
 * placeholder, since one decision holds for all its places.
 */
export function doubtsIn({ level, marks }: Pick<MaskedContent, 'level' | 'marks'>): number {
  if (!atLeast(level, 'strict')) return 0;
  return new Set(marks.filter(isDoubtful).map(({ placeholder }) => placeholder)).size;
}
