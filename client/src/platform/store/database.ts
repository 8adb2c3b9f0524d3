import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb/plugins/core';
import { type CollectionName, homeOf, ONLY_KIND, PLAIN, type Rows, type TableName } from './collections.ts';
import { ROW_SCHEMA, type StoredRow } from './row-schema.ts';
import { sealedStorage } from './sealed-storage.ts';
import { guarded } from './storage-error.ts';
import { createTable, type StoreTable } from './table.ts';

export type Tables = { readonly [N in TableName]: StoreTable<Rows[N]> };

export interface AccountDatabase {
  readonly tables: Tables;
  close(): Promise<void>;
}

type Collections = Record<CollectionName, RxCollection<StoredRow>>;

/**
 * One database per account; every content field is sealed under `key` before the storage sees it.
 * @throws AppError storage-full, storage-broken
 */
export function openDatabase<Internals, Options>(
  name: string,
  storage: RxStorage<Internals, Options>,
  key: CryptoKey,
): Promise<AccountDatabase> {
  return guarded(async () => {
    const database: RxDatabase<Collections> = await createRxDatabase<Collections>({
      name,
      storage: sealedStorage(storage, key) as RxStorage<unknown, unknown>,
      multiInstance: true,
      closeDuplicates: true,
      // Rows are re-read from the storage, not replayed from old events: nothing content-bearing is kept longer than shown.
      eventReduce: true,
    });
    const names = Object.keys(PLAIN) as TableName[];
    const collections = new Set(names.map(homeOf));
    await database.addCollections(Object.fromEntries([...collections].map((each) => [each, { schema: ROW_SCHEMA }])));
    const tables = Object.fromEntries(names.map((each) => [each, tableOf(database, each)]));
    return {
      tables: tables as unknown as Tables,
      close: async () => {
        await database.close();
      },
    };
  });
}

function tableOf<N extends TableName>(database: RxDatabase<Collections>, name: N): StoreTable<Rows[N]> {
  return createTable<Rows[N]>(database.collections[homeOf(name)], PLAIN[name], ONLY_KIND[name]);
}
