/** Sealed bytes that lie on this device. */
export interface SealedBytes {
  readonly size: number;
  /** Bytes `from` up to `to`. @throws AppError vault-damaged when some of them are not what was written */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Sealed bytes on their way in, in order and in pieces of any size. */
export interface SealedWriter {
  /** @throws AppError vault-damaged, storage-full, storage-broken */
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All of them have come. @throws as `append` */
  finish(): Promise<void>;
  /** Gives up: what came is removed. Never throws. */
  abort(): Promise<void>;
}

/** Where sealed bytes lie on this device, by their name on the server (`shared/sync/blob-ids`). Opens none of them. */
export interface BlobShelf {
  /** @returns null when there are none */
  open(blob: string): Promise<SealedBytes | null>;
  /** Replaces what has the name. */
  write(blob: string): Promise<SealedWriter>;
  /** Nothing happens when there are none. */
  remove(blob: string): Promise<void>;
}
