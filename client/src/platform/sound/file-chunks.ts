import type { ChunkStore } from './chunk-store.port.ts';
import { frameEnd, HEAD_BYTES, RECORD_BYTES, writeHead, writeRecord } from './journal.ts';
import { readTrack, type TrackIndex } from './read-track.ts';
import type { SoundFiles } from './sound-files.port.ts';
import { JOURNAL_ENDING } from './track-name.ts';

const READ_TRIES = 5;

/** The part of a directory handle used for reading. */
export interface ReadFolder {
  getFileHandle(name: string): Promise<{ getFile(): Promise<Blob> }>;
  removeEntry(name: string): Promise<void>;
  keys(): AsyncIterable<string>;
}

/** Two files a track: the sealed chunks one after another, and their journal. Written by the sound worker, read in slices here. */
export function createFileChunks(worker: SoundFiles, folder: string, directory: () => Promise<ReadFolder>): ChunkStore {
  const fileOf = async (name: string): Promise<Blob | null> => {
    try {
      return await (await (await directory()).getFileHandle(name)).getFile();
    } catch (thrown) {
      ignoreMissing(thrown);
      return null;
    }
  };
  // A player and a transcription ask for many parts of a sound that has long been whole.
  const read = new Map<string, { readonly sizes: string; readonly index: Promise<TrackIndex> }>();
  const indexOf = async (name: string): Promise<TrackIndex> => {
    const journal = await fileOf(name + JOURNAL_ENDING);
    const data = (await fileOf(name)) ?? new Blob();
    const sizes = `${journal?.size ?? 0} ${data.size}`;
    const known = read.get(name);
    if (known?.sizes === sizes) return known.index;
    const bytes = journal ? new Uint8Array(await journal.arrayBuffer()) : new Uint8Array(0);
    const index = readTrack(bytes, data);
    read.set(name, { sizes, index });
    index.catch(() => read.delete(name));
    return index;
  };
  return {
    journal: async (name) => (await indexOf(name)).records,
    async open(name, keep) {
      const { records, told } = await indexOf(name);
      read.delete(name);
      const kept = records.slice(0, keep);
      const end = Math.max(0, ...kept.filter(({ sealed }) => sealed > 0).map(frameEnd));
      const anew = told ? null : joined(kept.map(writeRecord));
      const open = await worker.open(folder, name, end, kept.length * RECORD_BYTES, anew);
      return {
        append: (record, bytes) => {
          return worker.append(open, joined([writeHead(record), bytes]), writeRecord(record));
        },
        close: () => worker.close(open),
      };
    },
    async read(name, records) {
      const there = records.filter(({ sealed }) => sealed > 0);
      const first = Math.min(...there.map(({ at }) => at));
      const end = Math.max(...there.map(frameEnd));
      const bytes = there.length > 0 ? await slice(() => fileOf(name), first, end) : null;
      if (!bytes) return records.map(() => null);
      return records.map((record) => {
        const from = record.at - first + HEAD_BYTES;
        const chunk = bytes.slice(from, from + record.sealed);
        return record.sealed > 0 && chunk.length === record.sealed ? chunk : null;
      });
    },
    async remove(name) {
      read.delete(name);
      // The journal last: while it is there, the recording is known and can be removed again.
      for (const each of [name, name + JOURNAL_ENDING])
        await (await directory()).removeEntry(each).catch(ignoreMissing);
    },
    async names() {
      const names = new Set<string>();
      for await (const name of (await directory()).keys())
        names.add(name.endsWith(JOURNAL_ENDING) ? name.slice(0, -JOURNAL_ENDING.length) : name);
      return [...names];
    },
  };
}

/** A part of a file that may be growing: a snapshot that was written to meanwhile is not readable, and is taken again. */
async function slice(open: () => Promise<Blob | null>, from: number, to: number) {
  for (let tries = 1; ; tries++) {
    const file = await open();
    if (!file) return null;
    try {
      return new Uint8Array(await file.slice(from, to).arrayBuffer());
    } catch (thrown) {
      const changed = thrown instanceof DOMException && thrown.name === 'NotReadableError';
      if (!changed || tries === READ_TRIES) throw thrown;
    }
  }
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function ignoreMissing(thrown: unknown): void {
  if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown;
}
