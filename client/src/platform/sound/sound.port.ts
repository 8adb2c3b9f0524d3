import type { Id } from '@arbetsytan/shared/core/ids';

/** Two tracks of a recording: the samples (16-bit mono at SAMPLE_RATE), which are the safe copy, and the listening copy. */
export type Track = 'pcm' | 'opus';

/** Writes one track. Chunks are sealed one by one, in order, and lie on the disk when `append` has resolved. */
export interface SoundWriter {
  /** One chunk: CHUNK_BYTES of samples (the last may be shorter), or whatever the recorder of the listening copy gave. */
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Chunks that are safe. */
  readonly chunks: number;
  close(): Promise<void>;
}

/** What lies on the disk of a recording, by its journal and the chunks' own hashes. */
export interface SoundState {
  /** Whole chunks that open, from the first one without a hole. */
  readonly chunks: number;
  /** Bytes of sound in them. */
  readonly bytes: number;
  /** Chunks the journal knows of that do not open. */
  readonly damaged: number;
  /** Bytes of sound to the end of the last chunk that opens; what is damaged before it counts as long as it was. */
  readonly end: number;
}

/**
 * The sound of an account, in chunks sealed under the vault key. The associated data binds recording, track, sequence and
 * owner; each chunk has a hash and a row in the journal. No method ever gives a name or a text.
 * Every method throws AppError (storage-full, storage-broken, vault-locked, vault-damaged).
 */
export interface SoundVault {
  /** Opens a track for writing, after the last whole chunk when it exists. One writer at a time, over all tabs. */
  write(id: Id, track: Track): Promise<SoundWriter>;
  /** Samples of a part, milliseconds; what is damaged or beyond the end is silence or left out. */
  samples(id: Id, from: number, to: number): Promise<Int16Array<ArrayBuffer>>;
  /** The listening copy from its first byte; null when there is none. */
  listeningCopy(id: Id): Promise<Uint8Array<ArrayBuffer> | null>;
  state(id: Id, track: Track): Promise<SoundState>;
  /** Both tracks, or only one. */
  remove(id: Id, track?: Track): Promise<void>;
  /** Ids with sound on the disk, also those without a row. */
  ids(): Promise<readonly Id[]>;
  /** Milliseconds of sound that there is room for, by `navigator.storage.estimate()`. */
  room(): Promise<number>;
}
