import { Dexie, type Table } from 'dexie';
import type { BlobStore } from './blob-store.port.ts';

const PIECE_BYTES = 1_048_576;

interface Piece {
  readonly name: string;
  readonly index: number;
  /** ArrayBuffer, not Blob: Safari loses Blobs kept in IndexedDB. */
  readonly bytes: ArrayBuffer;
}

interface Whole {
  readonly name: string;
  readonly size: number;
}

/** Fallback where OPFS or its synchronous handles are missing: pieces of 1 MB, and a record that says they are all there. */
export function openIndexedBlobStore(databaseName: string): BlobStore & { close(): void } {
  const database = new Dexie(databaseName, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ pieces: '[name+index]', blobs: 'name' });
  const pieces: Table<Piece, [string, number]> = database.table('pieces');
  const blobs: Table<Whole, string> = database.table('blobs');
  const range = (name: string) => pieces.where('[name+index]').between([name, Dexie.minKey], [name, Dexie.maxKey]);

  const remove = (name: string) =>
    database.transaction('rw', pieces, blobs, async () => {
      await blobs.delete(name);
      await range(name).delete();
    });

  return {
    async create(name) {
      await remove(name);
      let size = 0;
      let index = 0;
      let held = new Uint8Array(0);
      const flush = async (all: boolean) => {
        while (held.length >= PIECE_BYTES || (all && held.length > 0)) {
          await pieces.put({ name, index, bytes: held.slice(0, PIECE_BYTES).buffer });
          held = held.slice(PIECE_BYTES);
          index++;
        }
      };
      return {
        async append(bytes) {
          const grown = new Uint8Array(held.length + bytes.length);
          grown.set(held);
          grown.set(bytes, held.length);
          held = grown;
          size += bytes.length;
          await flush(false);
        },
        async close() {
          await flush(true);
          await blobs.put({ name, size });
        },
        abort: () => remove(name).catch(() => {}),
      };
    },
    async open(name) {
      const whole = await blobs.get(name);
      if (!whole) return null;
      return {
        size: whole.size,
        async read(start, end) {
          const stop = Math.min(end, whole.size);
          const bytes = new Uint8Array(Math.max(0, stop - start));
          for (let index = Math.floor(start / PIECE_BYTES); index * PIECE_BYTES < stop; index++) {
            const piece = await pieces.get([name, index]);
            // A piece that is gone leaves zeros, which no chunk opens with.
            if (!piece) continue;
            const from = index * PIECE_BYTES;
            const part = new Uint8Array(piece.bytes).subarray(Math.max(0, start - from), stop - from);
            bytes.set(part, Math.max(0, from - start));
          }
          return bytes;
        },
      };
    },
    remove,
    names: async () => [...new Set((await pieces.toCollection().primaryKeys()).map(([name]) => name))],
    close: () => database.close(),
  };
}
