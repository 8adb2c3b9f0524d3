/** Sealed bytes by name. Knows nothing of what is in them. Throws what the browser throws; callers map it. */
export interface BlobStore {
  /** Replaces what has the name. Durable once `close` has resolved; nothing is promised before. */
  create(name: string): Promise<BlobWriter>;
  /** @returns null when there is none */
  open(name: string): Promise<BlobReader | null>;
  /** Nothing happens when there is none. */
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

export interface BlobWriter {
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  /** Gives up: what was written is removed. Never throws. */
  abort(): Promise<void>;
}

export interface BlobReader {
  readonly size: number;
  /** Bytes `start` to `end`, end exclusive; shorter when the blob is. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}
