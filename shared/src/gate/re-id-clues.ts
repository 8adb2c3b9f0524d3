import { paragraphs } from '../text/paragraphs.ts';
import { sentencesOf } from '../text/sentences.ts';
import { factsIn, type ReIdFact, type ReIdKind } from './re-id-facts.ts';
import { isRare } from './re-id-guard.ts';

/** A place where facts together may point at one person. Offsets are UTF-16 code units in the text, end exclusive. */
export interface ReIdClue {
  readonly start: number;
  readonly end: number;
  /** Each kind once, in the order they stand. */
  readonly kinds: readonly ReIdKind[];
  readonly facts: readonly ReIdFact[];
}

/** Kinds that are about a person; the others only tell when or where. */
const ABOUT_SOMEBODY: ReadonlySet<ReIdKind> = new Set<ReIdKind>(['age', 'role', 'family', 'only', 'tenure', 'health']);

/**
 * The meter of re-identification: combinations of job, place, age and the like that remain in a text, within a sentence or
 * two that follow each other in a paragraph. It counts kinds of fact and knows nobody, so it is a hint: what it shows may be
 * harmless, and what it does not show may not be. Linear in the text.
 */
export function reIdClues(text: string): readonly ReIdClue[] {
  return paragraphs(text).flatMap((paragraph) => cluesOf(paragraph.text, paragraph.start));
}

function cluesOf(paragraph: string, offset: number): readonly ReIdClue[] {
  const facts = factsIn(paragraph);
  if (facts.length < 2) return [];
  const sentences = sentencesOf(paragraph).map(({ start, end }) =>
    facts.filter((fact) => fact.start >= start && fact.start < end),
  );
  const told = new Set<ReIdFact>();
  const groups: (readonly ReIdFact[])[] = [];
  const take = (group: readonly ReIdFact[]) => {
    groups.push(group);
    for (const fact of group) told.add(fact);
  };
  for (const sentence of sentences) if (tells(sentence)) take(sentence);
  sentences.forEach((sentence, i) => {
    const both = [...sentence, ...(sentences[i + 1] ?? [])];
    if (both.length > sentence.length && !both.some((fact) => told.has(fact)) && tells(both)) take(both);
  });
  return groups
    .map((group): ReIdClue => {
      const ordered = [...group].sort((a, b) => a.start - b.start || a.end - b.end);
      return {
        start: offset + Math.min(...ordered.map(({ start }) => start)),
        end: offset + Math.max(...ordered.map(({ end }) => end)),
        kinds: [...new Set(ordered.map(({ kind }) => kind))],
        facts: ordered.map((fact) => ({ ...fact, start: fact.start + offset, end: fact.end + offset })),
      };
    })
    .sort((a, b) => a.start - b.start);
}

function tells(facts: readonly ReIdFact[]): boolean {
  const kinds = new Set(facts.map(({ kind }) => kind));
  const somebody = [...kinds].filter((kind) => ABOUT_SOMEBODY.has(kind)).length;
  return isRare(kinds) ? somebody > 0 : kinds.has('only') && kinds.has('role');
}
