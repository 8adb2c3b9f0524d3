import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { MangoQuery, RxCollection, RxDocument } from 'rxdb/plugins/core';
import type { Table } from '../desk/desk.port.ts';
import type { PlainFields } from './collections.ts';
import { DAMAGED, type StoredRow, sortKey } from './row-schema.ts';
import { guarded, toStorageError } from './storage-error.ts';

/** How often a write is tried again when another tab changed the same row in between. */
const CONFLICT_TRIES = 8;

/** A table as the platform sees it. */
export interface StoreTable<T extends { readonly id: string }> extends Table<T> {
  /** Ids of every row, also of rows that do not open: what must not be taken for gone. */
  ids(): Promise<readonly string[]>;
}

/** A typed view of one collection, or of the one `kind` in a shared one. The last write of a row wins: rows are small and one person's, until sync. */
export function createTable<T extends { readonly id: string }>(
  collection: RxCollection<StoredRow>,
  plain: (row: T) => PlainFields,
  kind?: string,
): StoreTable<T> {
  // Parsed rows by revision: a list that did not change keeps the identity of its rows.
  const parsed = new Map<string, { readonly revision: string; readonly row: T }>();

  function read(document: RxDocument<StoredRow>): T | null {
    const known = parsed.get(document.id);
    const revision = document.revision;
    if (known?.revision === revision) return known.row;
    if (document.body === DAMAGED || document.body === '') return null;
    const row = JSON.parse(document.body) as T;
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
        const stored = { id: row.id, ...fields, sort: sortKey(at), body: JSON.stringify(row) };
        await againOnConflict(() => collection.upsert(stored));
      }),

    remove: (id) =>
      guarded(async () => {
        const blank = { kind: '', body: '' };
        await againOnConflict(async () => {
          const document = await collection.findOne(id).exec();
          // Blanked first: a removed row stays in the storage until it is cleaned up.
          await (await document?.incrementalPatch(blank))?.incrementalRemove();
        });
        parsed.delete(id);
        await collection.storageInstance.cleanup(0);
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

async function againOnConflict<R>(write: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++) {
    try {
      return await write();
    } catch (thrown) {
      if ((thrown as { code?: unknown }).code !== 'CONFLICT' || tries === CONFLICT_TRIES) throw thrown;
    }
  }
}
