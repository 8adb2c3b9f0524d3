import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { RxCollection, RxDocumentData } from 'rxdb/plugins/core';
import type { StoredRow } from './row-schema.ts';

/** How often a write is tried again when another tab changed the same row in between. */
const TRIES = 8;

/** A row with whether it is removed, as the storage keeps it. */
export type KeptRow = StoredRow & { readonly _deleted: boolean };

/**
 * Reads a row, removed ones too, and writes what `change` makes of it, in one step: nothing of a removed row is in the storage
 * for a moment. `change` may be called again when somebody else wrote in between.
 * @param change null leaves the row as it is
 */
export async function writeRow(
  collection: RxCollection<StoredRow>,
  id: string,
  change: (current: KeptRow | null) => KeptRow | null,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const [previous] = await collection.storageInstance.findDocumentsById([id], true);
    const next = change(previous ?? null);
    if (!next) return;
    const document: RxDocumentData<StoredRow> = {
      ...next,
      _attachments: {},
      // Both are set by the collection's own storage.
      _meta: previous?._meta ?? { lwt: 0 },
      _rev: previous?._rev ?? '',
    };
    const { error } = await collection.storageInstance.bulkWrite(
      [previous ? { previous, document } : { document }],
      'arbetsytan',
    );
    const [failed] = error;
    if (!failed) return;
    if (failed.status !== 409 || tries === TRIES) throw new AppError('storage-broken');
  }
}
