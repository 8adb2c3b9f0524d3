import type { NormalText } from '../../src/core/brand.ts';
import type { MaskLevel } from '../../src/mask/levels.ts';
import { mask } from '../../src/mask/mask.ts';
import { EMPTY_MASK_PROJECT, type MaskProject, type MaskResult } from '../../src/mask/mask-types.ts';

/** Masks a text that stands alone. */
export function masked(text: string, level: MaskLevel, project: MaskProject = EMPTY_MASK_PROJECT): MaskResult {
  return mask({ text: text as NormalText, level, project });
}

/** What was hidden, as `TYPE:text`, in order. */
export function found(text: string, level: MaskLevel, project: MaskProject = EMPTY_MASK_PROJECT): string[] {
  return masked(text, level, project).spans.map(({ type, start, end }) => `${type}:${text.slice(start, end)}`);
}
