import type { GatedText } from '../core/brand.ts';
import type { Id } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';
import type { MaskedContent } from '../documents/masked-content.ts';

/** A quote from a recording that stands in a note. Numbers and ids only. */
export interface NoteQuote {
  readonly recordingId: Id;
  /** Milliseconds into the recording. */
  readonly from: number;
  readonly to: number;
  /** Index of its paragraph in the masked text, from 0. */
  readonly paragraph: number;
}

/** Shared note, masked like a document. */
export interface Note extends MaskedContent {
  readonly id: Id;
  readonly projectId: Id;
  readonly title: GatedText;
  readonly originalId: Id | null;
  readonly importedBy: string;
  readonly reviewed: boolean;
  /** Absent where there are none. */
  readonly quotes?: readonly NoteQuote[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const PRIVATE_NOTE_KINDS = ['raw', 'work', 'reflection', 'question', 'source', 'other'] as const;
export type PrivateNoteKind = (typeof PRIVATE_NOTE_KINDS)[number];

/** Private note. Lives in the vault, goes to no AI, no pack and no other person. `text` is plain on purpose: it has no brand. */
export interface PrivateNote {
  readonly id: Id;
  readonly projectId: Id;
  readonly kind: PrivateNoteKind;
  readonly text: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
