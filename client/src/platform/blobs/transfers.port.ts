import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { BlobState } from '@arbetsytan/shared/sync/blobs';

/** What is sent: its name, how many sealed bytes, and their hash. */
export type Sealed = Pick<BlobState, 'id' | 'size' | 'sha256'>;

/** Bytes `from` up to `to`; null when they cannot be read, which ends the work. */
export type ReadPiece = (from: number, to: number) => Promise<Uint8Array<ArrayBuffer> | null>;
/** False: they could not be stored, which ends the work. */
export type TakePiece = (bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;

/** Where an upload goes on after a break: kept outside the page, by the name and hash of what is sent. Null: it is done. */
export type KeepNote = (of: string, note: string | null) => Promise<void>;

/**
 * What the worker does for the window. Answers null, or why it ended: an error's class does not survive the way out of a worker.
 */
export interface Transfers {
  /** @returns null when a piece cannot be read */
  hash(size: number, read: ReadPiece): Promise<string | null>;
  /**
   * Sends, or goes on with what was begun.
   * @param begun the note that was kept of it, or null
   * @param onBytes bytes that the server has
   */
  send(
    sealed: Sealed,
    begun: string | null,
    read: ReadPiece,
    keep: KeepNote,
    onBytes: (bytes: number) => void,
  ): Promise<ErrorCode | null>;
  /** Fetches all of it in order, and checks its hash at the end. */
  receive(sealed: Sealed, take: TakePiece, onBytes: (bytes: number) => void): Promise<ErrorCode | null>;
}

/** What a note of an upload is kept by. */
export const noteOf = ({ id, size, sha256 }: Sealed): string => `${id} ${size} ${sha256}`;
