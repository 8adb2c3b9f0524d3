import type { Id } from '@arbetsytan/shared/core/ids';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { Gap, Marker } from '@arbetsytan/shared/recordings/recording';
import type { Level } from './chunker.ts';
import type { Hearing } from './hearing.ts';

/** Does the screen stay on? unknown: the browser cannot be asked, or was not yet. */
export type WakeState = 'held' | 'released' | 'unknown';

/** A recording under way, as it stands. */
export interface Session {
  readonly recordingId: Id;
  readonly projectId: Id;
  /** taken: the system has the microphone; what is said now is not heard. */
  readonly step: 'recording' | 'paused' | 'taken' | 'stopping';
  /** Milliseconds of sound that came in. */
  readonly heardMs: number;
  /** Milliseconds of sound that lie on the disk. */
  readonly savedMs: number;
  readonly markers: readonly Marker[];
  readonly gaps: readonly Gap[];
  readonly hearing: Hearing;
  readonly wake: WakeState;
  /** Milliseconds of sound that there is room for; null until measured. */
  readonly roomMs: number | null;
}

/** ended: the last recording is safe; `code` says what stopped it, null when a person did. */
export type RecorderState =
  | { readonly step: 'idle' }
  | { readonly step: 'starting'; readonly projectId: Id }
  | { readonly step: 'refused'; readonly projectId: Id; readonly code: ErrorCode }
  | ({ readonly step: Session['step'] } & Session)
  | { readonly step: 'ended'; readonly projectId: Id; readonly recordingId: Id; readonly code: ErrorCode | null };

/**
 * Records one sound at a time, on whatever screen one is. Every second is sealed on the disk before it is counted as saved;
 * the row in `recordings` is written at the start, at each marker and gap, and each ten seconds.
 */
export interface Recorder {
  state(): RecorderState;
  subscribe(on: () => void): () => void;
  /** The loudness now, ten times a second: not part of the state, which would redraw everything. */
  onLevel(on: (level: Level) => void): () => void;
  /** Opens the microphone and records into a new recording of the project. Never throws: see `state`. */
  start(projectId: Id, name: string): Promise<void>;
  /** Goes on in a recording that was broken off: a gap is left where it broke. Never throws. */
  continue(recordingId: Id): Promise<void>;
  pause(): Promise<void>;
  /** After a pause, and to take the microphone back. Never throws: stays where it is, and `trouble` says why. */
  resume(): Promise<void>;
  /** Why the last `resume` did not work; null when it did. */
  trouble(): ErrorCode | null;
  /** Marks this moment as important. */
  mark(): void;
  stop(): Promise<void>;
  /** Stops and keeps what there is: before the desk closes. */
  close(): Promise<void>;
}
