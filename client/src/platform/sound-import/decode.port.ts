import type { ErrorCode } from '@arbetsytan/shared/errors/codes';

/** Sound of a file on its way. */
export interface DecodedPiece {
  /** 16-bit mono at SAMPLE_RATE; CHUNK_SAMPLES of them but in the last piece. */
  readonly samples: Int16Array<ArrayBuffer>;
  /** Milliseconds of the file that the file says it has; null when it does not say. */
  readonly ofMs: number | null;
}

/** A stretch of the file that could not be read, in milliseconds of the sound that could. */
export interface LostPiece {
  readonly at: number;
  readonly ms: number;
}

/** lost: what was skipped; empty when the file is whole. */
export type DecodeAnswer =
  | { readonly ok: true; readonly lost: readonly LostPiece[] }
  | { readonly ok: false; readonly code: ErrorCode };

/** What the decoding worker does. */
export interface DecodePort {
  /**
   * Reads the sound of a file (or of a film) in pieces, as far as it can be read. A piece is asked for when the one before has
   * been taken, so that an hour is never in memory.
   */
  decode(file: Blob, onPiece: (piece: DecodedPiece) => Promise<void>): Promise<DecodeAnswer>;
}
