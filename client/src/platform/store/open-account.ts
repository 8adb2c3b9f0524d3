import { sha256Text } from '@arbetsytan/shared/core/sha256';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { BlobShelf } from '../blobs/blob-shelf.port.ts';
import { createBlobShelf } from '../blobs/device-shelf.ts';
import { underLock } from '../locks.ts';
import { openSound } from '../sound/open-sound.ts';
import type { SoundVault } from '../sound/sound.port.ts';
import type { BlobStore } from '../vault/blob-store.port.ts';
import { createFileBlobStore } from '../vault/file-blob-store.ts';
import type { FileBlobs } from '../vault/file-blobs.port.ts';
import { openIndexedBlobStore } from '../vault/indexed-blob-store.ts';
import { openKeyShelf } from '../vault/key-shelf.ts';
import { layered } from '../vault/layered-blob-store.ts';
import { createOriginals, type Originals } from '../vault/originals.ts';
import { openVaultKeys, type VaultKeys } from '../vault/vault-key.ts';
import { type Spawned, spawn } from '../workers/spawn.ts';
import { openDatabase, type SyncAccess, type Tables } from './database.ts';
import { guarded } from './storage-error.ts';

export interface AccountStore {
  readonly tables: Tables;
  readonly originals: Originals;
  readonly sound: SoundVault;
  /** Originals and sound as they lie, sealed: for `platform/blobs` alone. */
  readonly shelf: BlobShelf;
  /** For `platform/sync` alone. */
  readonly access: SyncAccess;
  readonly vaultKeys: VaultKeys;
  /** Prefix of the names of this account's locks. */
  readonly lockPrefix: string;
  close(): Promise<void>;
}

/** Name of an account's databases and folder: tells which rows belong together, not whose they are. */
export const accountName = (account: string) => `arbetsytan-${sha256Text(account).slice(0, 16)}`;

/**
 * Keys, rows and blobs of one account on this device.
 * @param unlocked the vault key, where the app lock was opened
 * @throws AppError vault-locked, storage-broken, storage-full
 */
export async function openAccount(account: string, unlocked?: Uint8Array<ArrayBuffer>): Promise<AccountStore> {
  const name = accountName(account);
  const shelf = openKeyShelf();
  // Two tabs at the first start must not make two keys.
  const keys = await guarded(() =>
    underLock(`${name}:keys`, () => openVaultKeys(shelf, account, async () => !(await hasSealedData(name)), unlocked)),
  );
  shelf.close();
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  const database = await openDatabase(name, storage, keys.store);
  const indexed = openIndexedBlobStore(`${name}-blobs`);
  const files = spawn<FileBlobs>(
    () => new Worker(new URL('../vault/file.worker.ts', import.meta.url), { type: 'module', name: 'files' }),
  );
  const blobs = choosing(files, name, indexed);
  const recorded = openSound(name, keys, account);
  return {
    tables: database.tables,
    originals: createOriginals(database.tables.originals, blobs, keys, account),
    sound: recorded.sound,
    shelf: createBlobShelf(blobs, recorded.chunks),
    access: database.access,
    vaultKeys: keys,
    lockPrefix: name,
    close: async () => {
      files.stop();
      recorded.close();
      indexed.close();
      await database.close();
    },
  };
}

async function hasSealedData(name: string): Promise<boolean> {
  // Firefox before 126 has no list of databases: there a lost key shows as rows that do not open.
  const databases = (await indexedDB.databases?.()) ?? [];
  return databases.some((database) => database.name?.startsWith(`rxdb-dexie-${name}-`));
}

/** Files where the browser can write them, IndexedDB otherwise; found out at the first use and remembered for the session. */
function choosing(worker: Spawned<FileBlobs>, folder: string, indexed: BlobStore): BlobStore {
  let chosen: Promise<BlobStore> | null = null;
  const choose = () => {
    chosen ??= worker
      .call((port) => port.usable())
      .catch(() => false)
      .then((usable) => (usable ? layered(createFileBlobStore(remote(worker), folder), indexed) : indexed));
    return chosen;
  };
  return {
    create: async (blob) => (await choose()).create(blob),
    open: async (blob) => (await choose()).open(blob),
    remove: async (blob) => (await choose()).remove(blob),
    names: async () => (await choose()).names(),
  };
}

function remote(worker: Spawned<FileBlobs>): FileBlobs {
  return {
    usable: () => worker.call((port) => port.usable()),
    create: (folder, name) => worker.call((port) => port.create(folder, name)),
    append: (open, bytes) => worker.call((port) => port.append(open, bytes)),
    close: (open) => worker.call((port) => port.close(open)),
    abort: (open) => worker.call((port) => port.abort(open)),
  };
}
