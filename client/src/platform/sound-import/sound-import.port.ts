import type { Id } from '@arbetsytan/shared/core/ids';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';

/** A file on its way in. Its id is the recording's. */
export interface ImportItem {
  readonly id: Id;
  readonly projectId: Id;
  /** The file's name: never leaves the device. */
  readonly name: string;
  readonly state: 'waiting' | 'working' | 'failed';
  /** Milliseconds of sound that are safe. */
  readonly doneMs: number;
  /** Milliseconds that there are; null when the file does not say. */
  readonly ofMs: number | null;
  /** Why, when failed. */
  readonly code: ErrorCode | null;
}

/** Takes sound files into recordings, one at a time. What has come in is on the disk: a killed browser loses the rest only. */
export interface SoundImport {
  items(): readonly ImportItem[];
  subscribe(on: () => void): () => void;
  add(projectId: Id, files: readonly File[]): void;
  /** Stops the file and removes what had come of it. */
  cancel(id: Id): void;
  /** Takes a failed file off the list. */
  dismiss(id: Id): void;
  /** Stops all; what has come in is kept and offered at the next start. */
  close(): void;
}
