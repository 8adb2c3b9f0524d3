import type { Id } from '@arbetsytan/shared/core/ids';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';

/** A quote on its way into a note. */
export interface QuoteForNote {
  readonly projectId: Id;
  /** Null for a new note, which gets `title`. */
  readonly noteId: Id | null;
  readonly title: string;
  /** The words as they are masked, who said them and when. */
  readonly text: string;
  readonly recordingId: Id;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** Notes are a room of their own: `app/` puts it here. @returns the note's id, or why the gate said no */
export type AddToNote = (quote: QuoteForNote) => Promise<Verdict<Id, GateReason>>;
