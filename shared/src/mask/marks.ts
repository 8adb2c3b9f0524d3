import type { SpanType } from './levels.ts';
import type { MaskResult } from './mask-types.ts';

/** The shape in which `documents` stores a mark; offsets are UTF-16 code units in the masked text, end exclusive. */
export interface StoredMark {
  readonly start: number;
  readonly end: number;
  readonly type: SpanType;
  readonly rule: string;
  readonly placeholder: string;
  readonly confidence: number;
}

/** Less sure than this is a guess that a person must look at before the text may leave. 0-100. */
export const DOUBTFUL_BELOW = 60;

export function isDoubtful({ confidence }: { readonly confidence: number }): boolean {
  return confidence < DOUBTFUL_BELOW;
}

export function toMarks(result: MaskResult): readonly StoredMark[] {
  return result.spans.map(({ maskedStart, maskedEnd, type, rule, placeholder, confidence }) => ({
    start: maskedStart,
    end: maskedEnd,
    type,
    rule,
    placeholder,
    confidence,
  }));
}
