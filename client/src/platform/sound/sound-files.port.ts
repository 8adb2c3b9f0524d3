/** What the sound worker does for the window: files whose writing is on the disk when it answers. */
export interface SoundFiles {
  /** Whether files can be written here at all. Tries it: some browsers have the names and refuse the work. */
  usable(): Promise<boolean>;
  /**
   * Answers a number for the open track. Cuts both files to these sizes, bytes.
   * @param journal what the journal is to hold instead of what it holds; null: it is right
   */
  open(
    folder: string,
    name: string,
    dataBytes: number,
    journalBytes: number,
    journal: Uint8Array<ArrayBuffer> | null,
  ): Promise<number>;
  /** Writes and flushes the data, then the record: a record never tells of bytes that are not there. */
  append(open: number, bytes: Uint8Array<ArrayBuffer>, record: Uint8Array<ArrayBuffer>): Promise<void>;
  close(open: number): Promise<void>;
}
