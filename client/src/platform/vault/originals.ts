import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { OriginalMeta, Table } from '../desk/desk.port.ts';
import { guarded } from '../store/storage-error.ts';
import type { BlobStore } from './blob-store.port.ts';
import { type BlobIdentity, readSealed, writeSealed } from './sealed-blob.ts';
import type { VaultKeys } from './vault-key.ts';

export interface Originals {
  store(meta: OriginalMeta, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  open(id: Id): Promise<Uint8Array<ArrayBuffer>>;
  remove(id: Id): Promise<void>;
  /** Removes blobs without a row: what a killed browser left half written. Call while nothing is being stored. */
  sweep(): Promise<number>;
}

/** Raised when the fields of `OriginalMeta` change their meaning. */
const SCHEMA_VERSION = 1;
/** Originals never change: a new import is a new id. */
const ROW_VERSION = 1;

/**
 * Originals, sealed. The row in `metas` is the commit record: it is written after the bytes are safe and removed before
 * they are, so a row never promises bytes that are not whole.
 */
export function createOriginals(
  metas: Table<OriginalMeta> & { ids(): Promise<readonly string[]> },
  blobs: BlobStore,
  keys: VaultKeys,
  account: string,
): Originals {
  const identity = (meta: OriginalMeta): BlobIdentity => ({
    id: meta.id,
    owner: meta.importedBy,
    projectId: meta.projectId,
    kind: 'original',
    schemaVersion: SCHEMA_VERSION,
    rowVersion: ROW_VERSION,
  });

  return {
    store: (meta, bytes) =>
      guarded(async () => {
        await writeSealed(blobs, await keys.blob(meta.id), identity(meta), bytes);
        try {
          await metas.put(meta);
        } catch (thrown) {
          await blobs.remove(meta.id).catch(() => {});
          throw thrown;
        }
      }),

    open: (id) =>
      guarded(async () => {
        const meta = await metas.get(id);
        if (!meta) throw new AppError('original-missing', { id });
        if (meta.importedBy !== account) throw new AppError('original-not-yours', { id });
        return readSealed(blobs, await keys.blob(id), identity(meta));
      }),

    remove: (id) =>
      guarded(async () => {
        await metas.remove(id);
        await blobs.remove(id);
      }),

    sweep: () =>
      guarded(async () => {
        // By id, not by what opens: an original whose row is damaged is not an orphan.
        const known = new Set(await metas.ids());
        const orphans = (await blobs.names()).filter((name) => !known.has(name));
        for (const name of orphans) await blobs.remove(name);
        return orphans.length;
      }),
  };
}
