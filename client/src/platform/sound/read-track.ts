import { sha256Bytes } from '@arbetsytan/shared/core/sha256';
import { type ChunkRecord, findFrame, frameEnd, HEAD_BYTES, readHead, readJournal } from './journal.ts';

/** A track as its two files tell it together. */
export interface TrackIndex {
  /** One a sequence from 0 on. One that neither file knows of is told as a chunk that will not open. */
  readonly records: readonly ChunkRecord[];
  /** Does the journal hold just these? Otherwise it is written anew before the track goes on. */
  readonly told: boolean;
}

const WINDOW = 65_536;

/**
 * Puts journal and data together. Half a record at the journal's end and half a frame at the data's end are what a kill leaves;
 * they are passed over. A whole frame behind the last record is taken: only its record was missing. Where a record in the middle
 * is unreadable, its frame is found by its head, so that nothing behind it is lost.
 */
export async function readTrack(journal: Uint8Array<ArrayBuffer>, data: Blob): Promise<TrackIndex> {
  const { records, damaged } = readJournal(journal);
  const known = new Map(records.map((record) => [record.sequence, record]));
  const inside = records.filter((record) => frameEnd(record) <= data.size);
  // A torn journal ends before the data does; only a hole in the middle needs the whole data.
  const hole = records.some(({ sequence }, index) => sequence !== index);
  const from = hole ? 0 : Math.max(0, ...inside.map(frameEnd));
  let told = !damaged;
  for (const found of await walk(data, from)) {
    if (known.has(found.sequence)) continue;
    // Nobody vouches for it but itself.
    const sealed = await bytesOf(data, found.at + HEAD_BYTES, frameEnd(found));
    if (sha256Bytes(sealed) !== hexOf(found.hash)) continue;
    known.set(found.sequence, found);
    told = false;
  }
  return { records: withoutHoles(known), told };
}

/** Every frame from `from` on that lies in the data in full, over bytes that are none. */
async function walk(data: Blob, from: number): Promise<readonly ChunkRecord[]> {
  const found: ChunkRecord[] = [];
  let at = from;
  while (at + HEAD_BYTES <= data.size) {
    const head = readHead(await bytesOf(data, at, at + HEAD_BYTES), at);
    if (head && frameEnd(head) <= data.size) {
      found.push(head);
      at = frameEnd(head);
      continue;
    }
    const next = await nextFrame(data, at + 1);
    if (next < 0) break;
    at = next;
  }
  return found;
}

async function nextFrame(data: Blob, from: number): Promise<number> {
  for (let at = from; at < data.size; at += WINDOW) {
    // Three bytes over, so that a head across the border is seen.
    const found = findFrame(await bytesOf(data, at, at + WINDOW + 3));
    if (found >= 0) return at + found;
  }
  return -1;
}

function withoutHoles(known: ReadonlyMap<number, ChunkRecord>): readonly ChunkRecord[] {
  const last = Math.max(-1, ...known.keys());
  const all: ChunkRecord[] = [];
  for (let sequence = 0; sequence <= last; sequence++) {
    const before = all.at(-1);
    // As long as the one before it: what was lost is nearly always a full chunk.
    const lost = { sequence, at: 0, sealed: 0, plain: before?.plain ?? 0, hash: new Uint8Array(32) };
    all.push(known.get(sequence) ?? lost);
  }
  return all;
}

const bytesOf = async (data: Blob, from: number, to: number) =>
  new Uint8Array(await data.slice(from, to).arrayBuffer());

const hexOf = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
