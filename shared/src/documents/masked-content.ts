import { z } from 'zod';
import type { GatedText } from '../core/brand.ts';
import { atLeast, type MASK_LEVELS, type MaskLevel, SPAN_TYPES } from '../mask/levels.ts';
import { isDoubtful } from '../mask/marks.ts';
import type { MaskProject, Release } from '../mask/mask-types.ts';

/** Whether the newsroom's model has looked at a text too: `none` when there is no model, or none for this level. */
export type SecondOpinion = 'none' | 'ran' | 'missed';

/** A text that passed mask and gate, as it is stored and synced: the text, and what was cut from it by which rule. */
export interface MaskedContent {
  readonly text: GatedText;
  readonly level: (typeof MASK_LEVELS)[number];
  /** Hash of the masking rules in force when it was masked (`mask/ruleset.ts`). */
  readonly rulesetHash: string;
  readonly marks: readonly Mark[];
  /** What a person lets stay readable in this text; the gates are told. None when absent: rows from before. */
  readonly releases?: readonly Release[];
  /** The project's revision it was masked under (`mask/mask-types.ts`). 0 when absent. */
  readonly revision?: number;
  /** Absent in rows from before there was a model store: `none`. */
  readonly secondOpinion?: SecondOpinion;
}

/** A placeholder in a masked text. Offsets are UTF-16 code units in the masked text, end exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly type: (typeof SPAN_TYPES)[number];
  readonly rule: string;
  readonly placeholder: string;
  /** 0-100; under `DOUBTFUL_BELOW` is doubtful. */
  readonly confidence: number;
}

/** Marks that nobody has looked at and that no rule is certain of; counted from strict, where names are guessed. */
export function doubtfulMarks<T extends Mark>(content: {
  readonly level: MaskLevel;
  readonly marks: readonly T[];
}): readonly T[] {
  return atLeast(content.level, 'strict') ? content.marks.filter(isDoubtful) : [];
}

/** Was it masked before the project's lists last changed? Then it is held until it is masked again. */
export function isBehind(content: Pick<MaskedContent, 'revision'>, project: MaskProject): boolean {
  return (content.revision ?? 0) < (project.revision ?? 0);
}

export const markSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  type: z.enum(SPAN_TYPES),
  rule: z.string().max(80),
  placeholder: z.string().max(60),
  confidence: z.int().min(0).max(100),
});

export const releaseSchema = z.object({
  kind: z.enum(['public', 'wrong-hit']),
  type: z.enum(SPAN_TYPES),
  form: z.string().min(1).max(400),
  reason: z.string().min(1).max(1_000),
});
