import type { Restrictions } from '../documents/document.ts';
import type { MaskLevel } from '../mask/levels.ts';
import type { Release } from '../mask/mask-types.ts';
import type { MaterialKind } from './pack-types.ts';

/** A document or note as it is offered to Fort Knox: masked text and what was decided about it. */
export interface Material {
  readonly id: string;
  readonly title: string;
  readonly kind: MaterialKind;
  /** YYYY-MM-DD or null. */
  readonly date: string | null;
  readonly level: MaskLevel;
  readonly tags: readonly string[];
  readonly text: string;
  readonly reviewed: boolean;
  readonly restrictions: Restrictions;
  /** Masking rules in force when it was masked. */
  readonly rulesetHash: string;
  /** A saved report: never input to the next one. */
  readonly isReport: boolean;
  /** Guesses of the masker that nobody has looked at (`documents/masked-content.ts`). None when absent. */
  readonly doubtful?: number;
  /** The project's lists have changed since it was masked. */
  readonly isBehind?: boolean;
  /** Where words of a recording stand in the text, and when they are said: offsets, and milliseconds into the recording. */
  readonly spoken?: readonly { readonly start: number; readonly end: number; readonly from: number }[];
  /** What a person lets stay readable in it. */
  readonly releases?: readonly Release[];
}
