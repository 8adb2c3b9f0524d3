import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { MangoQuery, RxCollection, RxDocument } from 'rxdb/plugins/core';
import type { Table } from '../desk/table.port.ts';
import type { PlainFields } from './collections.ts';
import { DAMAGED, type StoredRow, sortKey } from './row-schema.ts';
import { guarded, toStorageError } from './storage-error.ts';
import { writeRow } from './write-row.ts';
import { nextTag, rowIn, taggedBody } from './write-tag.ts';

/** A table as the platform sees it. */
export interface StoreTable<T extends { readonly id: string }> extends Table<T> {
  /** Ids of every row, also of rows that do not open: what must not be taken for gone. */
  ids(): Promise<readonly string[]>;
}

/**
 * A typed view of one collection, or of the one `kind` in a shared one. The last write of a row on this device wins; writes of
 * other devices meet it in `platform/sync`.
 * @param keepsRemoved whether the storage has to remember, bare, that a row was removed: until every device has heard of it
 */
export function createTable<T extends { readonly id: string }>(
  collection: RxCollection<StoredRow>,
  plain: (row: T) => PlainFields,
  kind: string | undefined,
  keepsRemoved: () => boolean,
): StoreTable<T> {
  // Parsed rows by revision: a list that did not change keeps the identity of its rows.
  const parsed = new Map<string, { readonly revision: string; readonly row: T }>();

  function read(document: RxDocument<StoredRow>): T | null {
    const known = parsed.get(document.id);
    const revision = document.revision;
    if (known?.revision === revision) return known.row;
    if (document.body === DAMAGED || document.body === '') return null;
    const row = rowIn(document.body) as T | null;
    if (!row) return null;
    parsed.set(document.id, { revision, row });
    return row;
  }

  const readAll = (documents: readonly RxDocument<StoredRow>[]) =>
    documents.map(read).filter((row): row is NonNullable<typeof row> => row !== null);

  const query = (projectId: string | null): MangoQuery<StoredRow> => ({
    selector: { ...(projectId === null ? {} : { projectId }), ...(kind === undefined ? {} : { kind }) },
    sort: projectId === null ? [{ sort: 'asc' }] : [{ projectId: 'asc' }, { sort: 'asc' }],
  });

  return {
    get: (id) =>
      guarded(async () => {
        const document = await collection.findOne(id).exec();
        if (!document) return null;
        const row = read(document);
        if (!row) throw new AppError('storage-broken');
        return row;
      }),

    list: (projectId) => guarded(async () => readAll(await collection.find(query(projectId ?? null)).exec())),

    ids: () => guarded(async () => (await collection.find(query(null)).exec()).map((document) => document.id)),

    put: (row) =>
      guarded(async () => {
        const { at, ...fields } = plain(row);
        await writeRow(collection, row.id, (current) => ({
          id: row.id,
          ...fields,
          sort: sortKey(at),
          body: taggedBody(row, nextTag(current?.body)),
          _deleted: false,
        }));
      }),

    remove: (id) =>
      guarded(async () => {
        await writeRow(collection, id, (current) =>
          current && !current._deleted
            ? // The kind of a shared collection tells which table it was removed from.
              { ...current, kind: kind ?? '', body: taggedBody(null, nextTag(current.body)), _deleted: true }
            : null,
        );
        parsed.delete(id);
        if (!keepsRemoved()) await collection.storageInstance.cleanup(0);
      }),

    watch(projectId, on, onError) {
      const subscription = collection.find(query(projectId)).$.subscribe({
        next: (documents) => on(readAll(documents)),
        error: (thrown: unknown) => onError?.(toStorageError(thrown)),
      });
      return () => subscription.unsubscribe();
    },

    watchOne(id, on, onError) {
      const subscription = collection.findOne(id).$.subscribe({
        next: (document) => on(document ? read(document) : null),
        error: (thrown: unknown) => onError?.(toStorageError(thrown)),
      });
      return () => subscription.unsubscribe();
    },
  };
}
