import type { Mark } from './masked-content.ts';

/**
 * A masked text in which some placeholders have become others, in the genitive too. Chains are followed, at most as many
 * steps as there are entries.
 * @param moved old -> new, for example "[PERSON 5]" -> "[PERSON 2]"
 */
export function relabel(text: string, moved: Readonly<Record<string, string>>): string {
  const size = Object.keys(moved).length;
  if (size === 0) return text;
  return text.replace(/\[[^[\]\n]{1,40}?\d(:s)?\]/gu, (found, genitive: string | undefined) => {
    let plain = genitive ? `${found.slice(0, -3)}]` : found;
    for (let step = 0; step < size && Object.hasOwn(moved, plain); step += 1) plain = moved[plain] ?? plain;
    return genitive ? `${plain.slice(0, -1)}:s]` : plain;
  });
}

/** The marks of a text that was relabelled; their offsets are of the text before. */
export function relabelMarks(marks: readonly Mark[], moved: Readonly<Record<string, string>>): readonly Mark[] {
  return marks.map((mark) => ({ ...mark, placeholder: relabel(mark.placeholder, moved) }));
}
