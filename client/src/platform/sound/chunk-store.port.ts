import type { ChunkRecord } from './journal.ts';

/** Sealed chunks of tracks, by the track's name. Knows nothing of what is in them. Throws what the browser throws; callers map it. */
export interface ChunkStore {
  /** Opens a track for writing behind its first `keep` chunks; what lies after them is cut away. */
  open(name: string, keep: number): Promise<ChunkWriter>;
  /** What the journal knows, in order. Empty when there is no such track. */
  journal(name: string): Promise<readonly ChunkRecord[]>;
  /** The sealed bytes of records that follow each other; a chunk that is not there, or not whole, is null. */
  read(name: string, records: readonly ChunkRecord[]): Promise<readonly (Uint8Array<ArrayBuffer> | null)[]>;
  /** Nothing happens when there is none. */
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

export interface ChunkWriter {
  /** The chunk and its record are on the disk when it resolves. */
  append(record: ChunkRecord, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
}
