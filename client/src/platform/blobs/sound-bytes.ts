import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ChunkStore, ChunkWriter } from '../sound/chunk-store.port.ts';
import { type ChunkRecord, HEAD_BYTES, readHead, writeHead } from '../sound/journal.ts';
import type { SealedBytes, SealedWriter } from './blob-shelf.port.ts';

/** More in one frame is not ours (`sound/journal.ts`). */
const MOST_FRAME = 16 * 1_048_576;

const frameBytes = ({ sealed }: ChunkRecord) => HEAD_BYTES + sealed;

/**
 * A track as one row of bytes: its frames after each other, as they lie in its file (`sound/journal.ts`), wherever the browser
 * keeps them. A chunk that is lost is a head without bytes, so that what follows keeps its place.
 * @returns null when there is no such track
 */
export async function trackBytes(store: ChunkStore, name: string): Promise<SealedBytes | null> {
  const records = await store.journal(name);
  if (records.length === 0) return null;
  const starts: number[] = [];
  let size = 0;
  for (const record of records) {
    starts.push(size);
    size += frameBytes(record);
  }
  return {
    size,
    async read(from, to) {
      const wanted = records.flatMap((record, i) => {
        const start = starts[i] ?? 0;
        return start < to && start + frameBytes(record) > from ? [{ record, start }] : [];
      });
      const chunks = await store.read(
        name,
        wanted.map(({ record }) => record),
      );
      const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
      for (const [i, { record, start }] of wanted.entries()) {
        const chunk = chunks[i] ?? null;
        if (!chunk && record.sealed > 0) throw new AppError('vault-damaged');
        put(bytes, writeHead(record), start - from);
        if (chunk) put(bytes, chunk, start + HEAD_BYTES - from);
      }
      return bytes;
    },
  };
}

/** Puts `part` at a place that may begin before `into` or end after it. */
function put(into: Uint8Array, part: Uint8Array, at: number): void {
  const shown = part.subarray(Math.max(0, -at), Math.max(0, into.length - at));
  if (shown.length > 0) into.set(shown, Math.max(0, at));
}

/** Takes a track in, frame by frame: each is checked against its own hash before it is stored. */
export async function writeTrack(store: ChunkStore, name: string): Promise<SealedWriter> {
  await store.remove(name);
  const writer: ChunkWriter = await store.open(name, 0);
  let left = new Uint8Array(0);
  let sequence = 0;
  let at = 0;

  async function takeFrames(): Promise<void> {
    let from = 0;
    while (left.length - from >= HEAD_BYTES) {
      const record = readHead(left.slice(from, from + HEAD_BYTES), at);
      if (!record || record.sequence !== sequence || record.sealed > MOST_FRAME) throw new AppError('vault-damaged');
      const end = from + frameBytes(record);
      if (end > left.length) break;
      const sealed = left.slice(from + HEAD_BYTES, end);
      if (record.sealed > 0 && !(await hasHash(sealed, record.hash))) throw new AppError('vault-damaged');
      await writer.append(record, sealed);
      sequence += 1;
      at += frameBytes(record);
      from = end;
    }
    left = left.slice(from);
  }

  return {
    async append(bytes) {
      const joined = new Uint8Array(left.length + bytes.length);
      joined.set(left);
      joined.set(bytes, left.length);
      left = joined;
      await takeFrames();
    },
    async finish() {
      if (left.length > 0 || sequence === 0) throw new AppError('vault-damaged');
      await writer.close();
    },
    async abort() {
      await writer.close().catch(() => {});
      await store.remove(name).catch(() => {});
    },
  };
}

async function hasHash(bytes: Uint8Array<ArrayBuffer>, hash: Uint8Array): Promise<boolean> {
  const found = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return found.every((byte, i) => byte === hash[i]);
}
