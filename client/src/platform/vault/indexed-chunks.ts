import { Dexie, type Table } from 'dexie';
import type { ChunkStore } from '../sound/chunk-store.port.ts';
import type { ChunkRecord } from '../sound/journal.ts';

interface JournalRow extends ChunkRecord {
  readonly name: string;
}

interface ChunkRow {
  readonly name: string;
  readonly sequence: number;
  /** ArrayBuffer, not Blob: Safari loses Blobs kept in IndexedDB. */
  readonly bytes: ArrayBuffer;
}

/** Fallback where OPFS or its synchronous handles are missing: chunk and record in one transaction. */
export function openIndexedChunks(databaseName: string): ChunkStore & { close(): void } {
  const database = new Dexie(databaseName, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ chunks: '[name+sequence]', journal: '[name+sequence]' });
  const chunks: Table<ChunkRow, [string, number]> = database.table('chunks');
  const journal: Table<JournalRow, [string, number]> = database.table('journal');
  const from = <T>(table: Table<T, [string, number]>, name: string, sequence: number) =>
    table.where('[name+sequence]').between([name, sequence], [name, Dexie.maxKey]);
  const cut = (name: string, keep: number) =>
    database.transaction('rw', chunks, journal, async () => {
      await from(chunks, name, keep).delete();
      await from(journal, name, keep).delete();
    });

  return {
    async open(name, keep) {
      await cut(name, keep);
      return {
        append: (record, bytes) =>
          database.transaction('rw', chunks, journal, async () => {
            const buffer = bytes.slice().buffer;
            await chunks.put({ name, sequence: record.sequence, bytes: buffer });
            await journal.put({ ...record, name });
          }),
        close: async () => {},
      };
    },
    async journal(name) {
      const rows = await from(journal, name, 0).toArray();
      const hole = rows.findIndex(({ sequence }, index) => sequence !== index);
      return hole < 0 ? rows : rows.slice(0, hole);
    },
    async read(name, records) {
      const rows = await chunks.bulkGet(records.map(({ sequence }) => [name, sequence] as [string, number]));
      return rows.map((row, index) => {
        const bytes = row && new Uint8Array(row.bytes);
        return bytes && bytes.length === records[index]?.sealed ? bytes : null;
      });
    },
    remove: (name) => cut(name, 0),
    names: async () => [...new Set((await journal.toCollection().primaryKeys()).map(([name]) => name))],
    close: () => database.close(),
  };
}
