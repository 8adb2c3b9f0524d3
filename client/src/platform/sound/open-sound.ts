import { holdLock } from '../locks.ts';
import { readStorageState } from '../pwa/storage-state.ts';
import { openIndexedChunks } from '../vault/indexed-chunks.ts';
import type { VaultKeys } from '../vault/vault-key.ts';
import { type Spawned, spawn } from '../workers/spawn.ts';
import type { ChunkStore } from './chunk-store.port.ts';
import { createFileChunks, type ReadFolder } from './file-chunks.ts';
import type { SoundVault } from './sound.port.ts';
import type { SoundFiles } from './sound-files.port.ts';
import { createSoundVault } from './sound-vault.ts';

/**
 * The sound of an account on this device: files where the browser can write them chunk by chunk, IndexedDB otherwise.
 * @param name of the account's databases and folders
 */
export function openSound(
  name: string,
  keys: VaultKeys,
  owner: string,
): { readonly sound: SoundVault; readonly chunks: ChunkStore; readonly close: () => void } {
  const folder = `${name}-sound`;
  const indexed = openIndexedChunks(folder);
  const worker = spawn<SoundFiles>(
    () => new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module', name: 'sound' }),
  );
  const chunks = choosing(worker, folder, indexed);
  const sound = createSoundVault({
    store: chunks,
    keys,
    owner,
    hold: (track) => holdLock(`${folder}:${track}`),
    space: async () => {
      const { used, quota } = await readStorageState();
      return used === null || quota === null ? null : quota - used;
    },
  });
  return {
    sound,
    chunks,
    close: () => {
      worker.stop();
      indexed.close();
    },
  };
}

/** Which of the two is found out at the first use and remembered for the session; what lies in the other one is still found. */
function choosing(worker: Spawned<SoundFiles>, folder: string, indexed: ChunkStore): ChunkStore {
  const directory = async () =>
    (await (
      await navigator.storage.getDirectory()
    ).getDirectoryHandle(folder, { create: true })) as unknown as ReadFolder;
  let chosen: Promise<readonly ChunkStore[]> | null = null;
  const stores = () => {
    chosen ??= worker
      .call((port) => port.usable())
      .catch(() => false)
      .then((usable) => (usable ? [createFileChunks(remote(worker), folder, directory), indexed] : [indexed]));
    return chosen;
  };
  /** Where a track lies; a new one goes to the first. */
  const holding = async (name: string): Promise<ChunkStore> => {
    const all = await stores();
    for (const store of all) if ((await store.journal(name)).length > 0) return store;
    return all[0] ?? indexed;
  };
  return {
    open: async (name, keep) => (await holding(name)).open(name, keep),
    journal: async (name) => (await holding(name)).journal(name),
    read: async (name, records) => (await holding(name)).read(name, records),
    remove: async (name) => {
      for (const store of await stores()) await store.remove(name);
    },
    names: async () => [...new Set((await Promise.all((await stores()).map((store) => store.names()))).flat())],
  };
}

function remote(worker: Spawned<SoundFiles>): SoundFiles {
  return {
    usable: () => worker.call((port) => port.usable()),
    open: (folder, name, data, journal, anew) => worker.call((port) => port.open(folder, name, data, journal, anew)),
    append: (open, bytes, record) => worker.call((port) => port.append(open, bytes, record)),
    close: (open) => worker.call((port) => port.close(open)),
  };
}
