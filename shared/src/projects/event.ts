import type { GatedText } from '../core/brand.ts';
import type { Id } from '../core/ids.ts';
import type { Instant, IsoDate } from '../core/time.ts';

export const EVENT_KINDS = [
  'manual',
  'project-created',
  'document-added',
  'note-added',
  'source-added',
  'original-revealed',
  'level-raised',
  'restrictions-changed',
  'reviewed',
  'report-compiled',
  'report-refused',
  'report-saved',
  'report-exported',
  'transcript-exported',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happened in a project (Händelse): written by a person, or by the product about itself. */
export interface ProjectEvent {
  readonly id: Id;
  readonly projectId: Id;
  readonly kind: EventKind;
  readonly at: Instant;
  readonly by: string;
  /** The row it is about, when there is one. */
  readonly subjectId: Id | null;
  /** Only of kind `manual`: what the person wrote, masked, and the day it concerns. */
  readonly text: GatedText | null;
  readonly date: IsoDate | null;
}
