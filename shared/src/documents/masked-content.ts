import { z } from 'zod';
import type { GatedText } from '../core/brand.ts';
import { type MASK_LEVELS, SPAN_TYPES } from '../mask/levels.ts';
import type { Release } from '../mask/mask-types.ts';

/** Whether the newsroom's model has looked at a text too: `none` when there is no model, or none for this level. */
export type SecondOpinion = 'none' | 'ran' | 'missed';

/** A text that passed mask and gate, as it is stored and synced: the text, and what was cut from it by which rule. */
export interface MaskedContent {
  readonly text: GatedText;
  readonly level: (typeof MASK_LEVELS)[number];
  /** Hash of the masking rules in force when it was masked (`mask/ruleset.ts`). */
  readonly rulesetHash: string;
  readonly marks: readonly Mark[];
  /** What a person let stand in this text although masking would hide it. Absent in rows from before there were any. */
  readonly releases?: readonly Release[];
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
  /** 0-100; under 60 is doubtful. */
  readonly confidence: number;
}

export const markSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  type: z.enum(SPAN_TYPES),
  rule: z.string().max(80),
  placeholder: z.string().max(60),
  confidence: z.int().min(0).max(100),
});
