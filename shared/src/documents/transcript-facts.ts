import type { Id } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';

/** Where a word stands in the masked text (UTF-16 offsets), when it is said (milliseconds), and how sure it is (0-100, -1 unknown). */
export type WordAnchor = readonly [start: number, end: number, from: number, to: number, sure: number];

/** A part of the masked text of a transcript document. Words that were hidden together share one anchor: the placeholder's. */
export interface MaskedSegment {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Index in `speakers`; -1 nobody. */
  readonly speaker: number;
  readonly words: readonly WordAnchor[];
  readonly doubtful: boolean;
}

/** A quote: a stretch of time. Its words are read from the transcript, so that it stays right when that is masked again. */
export interface Quote {
  readonly id: Id;
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly createdAt: Instant;
}

/** What a document of kind `transcript` has besides its masked text. Gated lane: nothing here but numbers, ids and what is in the text. */
export interface TranscriptFacts {
  readonly recordingId: Id;
  readonly durationMs: number;
  /** `recordings/recording.ts`, LANGUAGES; null: the model decided. */
  readonly language: string | null;
  readonly model: string;
  /** Masked, as they stand in the text; also those who have not been given anything to say. */
  readonly speakers: readonly { readonly id: string; readonly name: string }[];
  readonly segments: readonly MaskedSegment[];
  readonly quotes: readonly Quote[];
}
