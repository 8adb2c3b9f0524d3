import type { Id } from '@arbetsytan/shared/core/ids';
import type { Language } from '@arbetsytan/shared/recordings/recording';
import type { Transcription } from '@arbetsytan/shared/recordings/transcription';

export interface TranscribeOrder {
  readonly recordingId: Id;
  /** Id in the model store. */
  readonly model: string;
  readonly where: Transcription['where'];
  /** Null: the model decides. */
  readonly language: Language | null;
  /** Hears everything once more, also what is done. */
  readonly fresh?: boolean;
}

/** How far a transcription in this tab has come. What is safe stands in its row. */
export interface TranscriptionProgress {
  /** waiting: another one is under way on this device. */
  readonly step: 'waiting' | 'searching' | 'writing';
  /** 0-1: of the sound while searching, of the speech while writing. */
  readonly part: number;
  readonly done: number;
  readonly of: number;
  /** Milliseconds, by what the windows have taken so far; null before the first one. */
  readonly left: number | null;
  /** Place in the server's queue while it waits there. */
  readonly place: number | null;
}

export interface Transcriber {
  /** Begins, goes on where it stopped, or moves what is left to the other place. Resolves when it is done, paused or failed; the row tells which. */
  run(order: TranscribeOrder): Promise<void>;
  /** Stops; every window that is done stays. */
  pause(recordingId: Id): void;
  progress(recordingId: Id): TranscriptionProgress | null;
  subscribe(on: () => void): () => void;
  /** Goes on with what a closed browser left, unless another tab does. */
  resume(): Promise<void>;
  close(): void;
}
