import type { GatedText } from '../core/brand.ts';
import type { Id } from '../core/ids.ts';
import type { Instant, IsoDate } from '../core/time.ts';
import { atLeast, type MaskLevel } from '../mask/levels.ts';

export const CLASSIFICATIONS = ['normal', 'sensitive', 'source-sensitive'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

export const PROJECT_STATES = ['research', 'processing', 'fact-check', 'ready', 'archived'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

/** A story being worked on. Name and tags are masked at the project's level, strict at least. */
export interface Project {
  readonly id: Id;
  readonly name: GatedText;
  readonly tags: readonly GatedText[];
  readonly classification: Classification;
  readonly state: ProjectState;
  readonly level: MaskLevel;
  readonly deadline: IsoDate | null;
  readonly leadId: string | null;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** PRODUCT.md, "Classification decides": the level a new project starts at, and the least it may be set to. */
export const CLASSIFICATION_LEVEL: Record<
  Classification,
  { readonly suggested: MaskLevel; readonly least: MaskLevel }
> = {
  normal: { suggested: 'strict', least: 'normal' },
  sensitive: { suggested: 'strict', least: 'strict' },
  'source-sensitive': { suggested: 'paranoid', least: 'strict' },
};

export function levelAllowed(classification: Classification, level: MaskLevel): boolean {
  return atLeast(level, CLASSIFICATION_LEVEL[classification].least);
}

/** Titles, file names, tags and source titles are masked at strict or above, always. */
export function titleLevel(level: MaskLevel): MaskLevel {
  return atLeast(level, 'strict') ? level : 'strict';
}
