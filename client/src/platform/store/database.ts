import { isSyncTable } from '@arbetsytan/shared/sync/lanes';
import {
  createRxDatabase,
  type RxCollection,
  type RxConflictHandler,
  type RxConflictHandlerInput,
  type RxDatabase,
  type RxStorage,
  type WithDeleted,
} from 'rxdb/plugins/core';
import { type CollectionName, homeOf, ONLY_KIND, PLAIN, type Rows, type TableName } from './collections.ts';
import { ROW_SCHEMA, type StoredRow } from './row-schema.ts';
import { sealedStorage } from './sealed-storage.ts';
import { guarded } from './storage-error.ts';
import { createTable, type StoreTable } from './table.ts';
import { sameWrite, tagOf } from './write-tag.ts';

export type Tables = { readonly [N in TableName]: StoreTable<Rows[N]> };

/** Makes one row of two versions. */
export type Resolve = (
  input: RxConflictHandlerInput<StoredRow>,
  home: CollectionName,
) => Promise<WithDeleted<StoredRow>>;

/** What only `platform/sync` may touch. */
export interface SyncAccess {
  readonly collections: Readonly<Record<CollectionName, RxCollection<StoredRow>>>;
  /** Until it is set, the server's version stands. */
  setResolve(resolve: Resolve | null): void;
  /** False: nobody else has to hear of a removal, so nothing is kept of it, and what was kept is cleaned away. */
  setKeepsRemoved(keeps: boolean): Promise<void>;
}

export interface AccountDatabase {
  readonly tables: Tables;
  readonly access: SyncAccess;
  close(): Promise<void>;
}

type Collections = Record<CollectionName, RxCollection<StoredRow>>;

/**
 * One database per account; every content field is sealed under `key` before the storage sees it.
 * @param names for tests that open several in one process, where RxDB allows 13 collections in all
 * @throws AppError storage-full, storage-broken
 */
export function openDatabase<Internals, Options>(
  name: string,
  storage: RxStorage<Internals, Options>,
  key: CryptoKey,
  names: readonly TableName[] = Object.keys(PLAIN) as TableName[],
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
    const homes = [...new Set(names.map(homeOf))];
    // Whether the server syncs is not known before it was asked: until then a removal is remembered.
    let keeps = true;
    let resolve: Resolve | null = null;
    const handler = (home: CollectionName): RxConflictHandler<StoredRow> => ({
      isEqual: isSameRow,
      resolve: async (input) => (resolve ? resolve(input, home) : input.realMasterState),
    });
    await database.addCollections(
      Object.fromEntries(homes.map((each) => [each, { schema: ROW_SCHEMA, conflictHandler: handler(each) }])),
    );
    const table = <N extends TableName>(each: N): StoreTable<Rows[N]> =>
      createTable<Rows[N]>(
        database.collections[homeOf(each)],
        PLAIN[each],
        ONLY_KIND[each],
        () => keeps && isSyncTable(each),
      );
    return {
      tables: Object.fromEntries(names.map((each) => [each, table(each)])) as unknown as Tables,
      access: {
        collections: database.collections,
        setResolve: (next) => {
          resolve = next;
        },
        setKeepsRemoved: async (next) => {
          if (keeps && !next) for (const home of homes) await database.collections[home].storageInstance.cleanup(0);
          keeps = next;
        },
      },
      close: async () => {
        await database.close();
      },
    };
  });
}

/** Two rows are one when the same write made them. */
function isSameRow(a: WithDeleted<StoredRow>, b: WithDeleted<StoredRow>): boolean {
  const [one, other] = [tagOf(a.body), tagOf(b.body)];
  if (one === null && other === null) return a.body === b.body && a._deleted === b._deleted;
  return sameWrite(one, other) && a._deleted === b._deleted;
}
