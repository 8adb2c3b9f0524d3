/** What the journal says of one sealed chunk. `at` and `sealed` are bytes in the track, `plain` bytes of sound in it. */
export interface ChunkRecord {
  readonly sequence: number;
  readonly at: number;
  readonly sealed: number;
  readonly plain: number;
  /** SHA-256 of the sealed bytes. */
  readonly hash: Uint8Array<ArrayBuffer>;
}

/** Bytes of a record: sequence, plain, sealed and a zero as 32-bit, `at` as a 64-bit float, then the hash. Little-endian. */
export const RECORD_BYTES = 56;

export function writeRecord({ sequence, at, sealed, plain, hash }: ChunkRecord): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECORD_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sequence, true);
  view.setUint32(4, plain, true);
  view.setUint32(8, sealed, true);
  view.setFloat64(16, at, true);
  bytes.set(hash, 24);
  return bytes;
}

/** The records from the first on, as far as they follow each other: a killed browser may leave half a record at the end. */
export function readJournal(bytes: Uint8Array<ArrayBuffer>): readonly ChunkRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: ChunkRecord[] = [];
  let end = 0;
  for (let from = 0; from + RECORD_BYTES <= bytes.length; from += RECORD_BYTES) {
    const sealed = view.getUint32(from + 8, true);
    const at = view.getFloat64(from + 16, true);
    if (view.getUint32(from, true) !== records.length || at !== end || sealed === 0) break;
    records.push({
      sequence: records.length,
      at,
      sealed,
      plain: view.getUint32(from + 4, true),
      hash: bytes.slice(from + 24, from + RECORD_BYTES),
    });
    end = at + sealed;
  }
  return records;
}
