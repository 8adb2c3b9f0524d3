import type { TemplateId } from '../pack-types.ts';
import { type SectionId, TEMPLATE } from '../templates.ts';

/** Sentences of a pack of ordinary size, the one the template's numbers are for. */
const ORDINARY = 150;
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
