/** What the journal says of one sealed chunk. `at` and `sealed` are bytes in the track, `plain` bytes of sound in it. */
export interface ChunkRecord {
  readonly sequence: number;
  /** Where its frame begins. */
  readonly at: number;
  readonly sealed: number;
  readonly plain: number;
  /** SHA-256 of the sealed bytes. */
  readonly hash: Uint8Array<ArrayBuffer>;
}

/**
 * A track is two files, all numbers little-endian.
 *
 * Data, one frame a chunk: FRAME_MAGIC, sequence, plain and sealed as 32-bit, SHA-256 of the sealed bytes, then these (nonce,
 * AES-256-GCM, tag). A frame tells all about itself.
 *
 * Journal, one record of fixed size a chunk: RECORD_MAGIC, sequence, plain and sealed as 32-bit, `at` as a 64-bit float, the same
 * hash, CRC-32 of all this, and a zero. It lies beside the data and not in IndexedDB, because one flush
 * of each, in that order, then is the whole commit: a record never tells of a frame that is not there, and no transaction of
 * another storage is ahead of it or behind. That its records have one size tells a torn one at the end (what a kill leaves) from
 * a changed one in the middle (damage: the frame is then found by its own head).
 */
const FRAME_MAGIC = 0x31465341;
const RECORD_MAGIC = 0x314a5341;
export const HEAD_BYTES = 48;
export const RECORD_BYTES = 64;
const CHECKED_BYTES = 56;
/** More sealed bytes in a chunk is not ours. */
const MOST_SEALED = 8 * 1_048_576;

/** Where the frame ends, and the next one begins. */
export const frameEnd = ({ at, sealed }: ChunkRecord) => at + HEAD_BYTES + sealed;

export function writeHead(record: ChunkRecord): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD_BYTES);
  writeFacts(bytes, FRAME_MAGIC, record);
  bytes.set(record.hash, 16);
  return bytes;
}

/** @param at where the bytes begin @returns null when no frame begins with them */
export function readHead(bytes: Uint8Array<ArrayBuffer>, at: number): ChunkRecord | null {
  const facts = bytes.length < HEAD_BYTES ? null : readFacts(bytes, FRAME_MAGIC);
  return facts && { ...facts, at, hash: bytes.slice(16, 48) };
}

/** Where in the bytes a frame may begin; -1 when nowhere. */
export function findFrame(bytes: Uint8Array<ArrayBuffer>): number {
  const view = viewOf(bytes);
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === FRAME_MAGIC) return at;
  return -1;
}

export function writeRecord(record: ChunkRecord): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECORD_BYTES);
  writeFacts(bytes, RECORD_MAGIC, record);
  viewOf(bytes).setFloat64(16, record.at, true);
  bytes.set(record.hash, 24);
  viewOf(bytes).setUint32(CHECKED_BYTES, crc32(bytes.subarray(0, CHECKED_BYTES)), true);
  return bytes;
}

export interface Journal {
  /** The records that are whole and in their place, ascending. */
  readonly records: readonly ChunkRecord[];
  /** One in the middle is not, or the journal ends in half a one. */
  readonly damaged: boolean;
}

export function readJournal(bytes: Uint8Array<ArrayBuffer>): Journal {
  const records: ChunkRecord[] = [];
  let damaged = bytes.length % RECORD_BYTES !== 0;
  for (let from = 0; from + RECORD_BYTES <= bytes.length; from += RECORD_BYTES) {
    const record = readRecord(bytes.subarray(from, from + RECORD_BYTES));
    if (record?.sequence === from / RECORD_BYTES) records.push(record);
    else damaged = true;
  }
  return { records, damaged };
}

function readRecord(bytes: Uint8Array<ArrayBuffer>): ChunkRecord | null {
  const facts = readFacts(bytes, RECORD_MAGIC);
  const check = viewOf(bytes).getUint32(CHECKED_BYTES, true);
  if (!facts || check !== crc32(bytes.subarray(0, CHECKED_BYTES))) return null;
  return { ...facts, at: viewOf(bytes).getFloat64(16, true), hash: bytes.slice(24, CHECKED_BYTES) };
}

function writeFacts(bytes: Uint8Array<ArrayBuffer>, magic: number, { sequence, plain, sealed }: ChunkRecord): void {
  const view = viewOf(bytes);
  for (const [index, value] of [magic, sequence, plain, sealed].entries()) view.setUint32(4 * index, value, true);
}

function readFacts(bytes: Uint8Array<ArrayBuffer>, magic: number) {
  const view = viewOf(bytes);
  const sealed = view.getUint32(12, true);
  if (view.getUint32(0, true) !== magic || sealed === 0 || sealed > MOST_SEALED) return null;
  return { sequence: view.getUint32(4, true), plain: view.getUint32(8, true), sealed };
}

const viewOf = (bytes: Uint8Array<ArrayBuffer>) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_none, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 (IEEE 802.3). Against a torn write; who would deceive meets the seal of the chunk. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}
