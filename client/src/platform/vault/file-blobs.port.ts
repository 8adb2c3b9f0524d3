/** What the file worker does for the window: OPFS with synchronous handles exists only in workers. */
export interface FileBlobs {
  /** Whether files can be written here at all. Tries it: some browsers have the names and refuse the work. */
  usable(): Promise<boolean>;
  /** Answers a number for the open file. Replaces what has the name. */
  create(folder: string, name: string): Promise<number>;
  append(open: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Flushes to disk, then closes. */
  close(open: number): Promise<void>;
  abort(open: number): Promise<void>;
}
