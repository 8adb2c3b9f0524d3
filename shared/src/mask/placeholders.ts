import { PLACEHOLDER_WORD, SPAN_TYPES, type SpanType } from './levels.ts';

/** A private-use character, so neither letter nor digit: it stands where a placeholder stands while detectors read. */
export const GUARD = '\ue000';

const WORDS = SPAN_TYPES.map((type) => PLACEHOLDER_WORD[type]).join('|');
/** Anything a reader would take for one of our placeholders, however it is spaced or cased. */
const LOOKS_LIKE_ONE = new RegExp(
  `\\[[ \\t\\n]{0,3}(?:${WORDS})[ \\t\\n]{0,3}\\d{1,9}(?:[ \\t\\n]{0,3}:[ \\t\\n]{0,3}s)?[ \\t\\n]{0,3}\\]`,
  'giu',
);

export interface PlaceholderSpot {
  readonly start: number;
  readonly end: number;
}

export function placeholderOf(type: SpanType, number: number): string {
  return `[${PLACEHOLDER_WORD[type]} ${number}]`;
}

/**
 * The same value in the genitive: [PERSON 1:s]. Where a name ends is not always known ("Lars", "Papadopoulos"), so its -s is
 * cut with it; the reader still sees whose it is.
 */
export function inGenitive(placeholder: string): string {
  return `${placeholder.slice(0, -1)}:s]`;
}

/** The placeholder of the value itself, whatever its case. */
export function plainPlaceholder(placeholder: string): string {
  return placeholder.endsWith(':s]') ? `${placeholder.slice(0, -3)}]` : placeholder;
}

/** Every spot of a folded text that reads as a placeholder. */
export function placeholderSpots(folded: string): PlaceholderSpot[] {
  if (!folded.includes('[')) return [];
  return [...folded.matchAll(LOOKS_LIKE_ONE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `text` with each spot overwritten by guards; the length stays. */
export function guarded(text: string, spots: readonly PlaceholderSpot[]): string {
  if (spots.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spots) {
    parts.push(text.slice(from, start), GUARD.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
