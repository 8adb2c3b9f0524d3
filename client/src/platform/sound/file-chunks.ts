import type { ChunkStore } from './chunk-store.port.ts';
import { RECORD_BYTES, readJournal, writeRecord } from './journal.ts';
import type { SoundFiles } from './sound-files.port.ts';
import { JOURNAL_ENDING } from './track-name.ts';

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
  const journal: ChunkStore['journal'] = async (name) => {
    const file = await fileOf(name + JOURNAL_ENDING);
    return file ? readJournal(new Uint8Array(await file.arrayBuffer())) : [];
  };
  return {
    journal,
    async open(name, keep) {
      const kept = (await journal(name)).slice(0, keep);
      const end = kept.at(-1);
      const open = await worker.open(folder, name, end ? end.at + end.sealed : 0, kept.length * RECORD_BYTES);
      return {
        append: (record, bytes) => worker.append(open, bytes, writeRecord(record)),
        close: () => worker.close(open),
      };
    },
    async read(name, records) {
      const [first] = records;
      const last = records.at(-1);
      if (!first || !last) return [];
      const file = await fileOf(name);
      const bytes = file
        ? new Uint8Array(await file.slice(first.at, last.at + last.sealed).arrayBuffer())
        : new Uint8Array();
      return records.map(({ at, sealed }) => {
        const chunk = bytes.slice(at - first.at, at - first.at + sealed);
        return chunk.length === sealed ? chunk : null;
      });
    },
    async remove(name) {
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

function ignoreMissing(thrown: unknown): void {
  if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown;
}
