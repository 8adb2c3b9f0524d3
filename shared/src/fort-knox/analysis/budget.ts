import type { TemplateId } from '../pack-types.ts';
import { type SectionId, TEMPLATE } from '../templates.ts';

/** Sentences of a pack of ordinary size, the one the template's numbers are for. */
const ORDINARY = 150;
/** A material that is read in a few minutes anyway, some 500 words: its report must not be longer than it. */
export const SMALL = 75;
const SMALL_SUMMARY = 2;
/** Percent of what a small material tells that its themes may hold, and the least. */
const SMALL_SHARE = 50;
const SMALL_LEAST = 4;
/** A report may grow with its material, never past this many times the template's numbers. */
const MOST_TIMES = 3;

/** Most lines of a section for a material of this many sentences: the template's, growing with the square root of the size. */
export function budgetOf(template: TemplateId, section: SectionId, sentences: number): number {
  const lines = TEMPLATE[template].lines[section];
  if (sentences <= ORDINARY) return lines;
  // Hundredths; integer square root is exact in every engine (IEEE 754).
  const times = Math.min(MOST_TIMES * 100, Math.floor(Math.sqrt(Math.floor((sentences * 10_000) / ORDINARY))));
  return Math.floor((lines * times) / 100);
}

/** A summary is a part of what there is: at most one sentence in six, and two. */
export function summaryBudget(template: TemplateId, sentences: number, telling: number): number {
  if (sentences <= SMALL) return SMALL_SUMMARY;
  return Math.min(budgetOf(template, 'summary', sentences), 2 + Math.floor(telling / 6));
}

/**
 * Most lines of the themes together. A small material is shown nearly whole, since leaving out is then the larger risk; a large one by its most
 * telling part.
 */
export function themeBudget(template: TemplateId, sentences: number, telling: number): number {
  const room = budgetOf(template, 'themes', sentences) * TEMPLATE[template].linesPerTheme;
  if (sentences <= SMALL) return Math.min(room, Math.max(SMALL_LEAST, Math.floor((telling * SMALL_SHARE) / 100)));
  return Math.min(room, 10 + Math.floor((telling * 60) / 100));
}
