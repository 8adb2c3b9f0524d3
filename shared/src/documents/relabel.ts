import type { Mark } from './masked-content.ts';

/** A placeholder that became another: offsets in the text before and in the text after, end exclusive. */
export interface Relabelled {
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * A masked text in which some placeholders have become others, in the genitive too. Chains are followed, at most as many
 * steps as there are entries.
 * @param moved old -> new, for example "[PERSON 5]" -> "[PERSON 2]"
 */
export function relabel(text: string, moved: Readonly<Record<string, string>>): string {
  return relabelPlaces(text, moved).text;
}

/** The same, and where each placeholder that changed stood and stands. */
export function relabelPlaces(
  text: string,
  moved: Readonly<Record<string, string>>,
): { readonly text: string; readonly cuts: readonly Relabelled[] } {
  const size = Object.keys(moved).length;
  if (size === 0) return { text, cuts: [] };
  const cuts: Relabelled[] = [];
  let shift = 0;
  const after = text.replace(/\[[^[\]\n]{1,40}?\d(:s)?\]/gu, (found, genitive: string | undefined, start: number) => {
    let plain = genitive ? `${found.slice(0, -3)}]` : found;
    for (let step = 0; step < size && Object.hasOwn(moved, plain); step += 1) plain = moved[plain] ?? plain;
    const next = genitive ? `${plain.slice(0, -1)}:s]` : plain;
    if (next !== found) {
      const newStart = start + shift;
      cuts.push({ start, end: start + found.length, newStart, newEnd: newStart + next.length });
      shift += next.length - found.length;
    }
    return next;
  });
  return { text: after, cuts };
}

/** The marks of a text that was relabelled; their offsets are of the text before. */
export function relabelMarks(marks: readonly Mark[], moved: Readonly<Record<string, string>>): readonly Mark[] {
  return marks.map((mark) => ({ ...mark, placeholder: relabel(mark.placeholder, moved) }));
}
