import type { Tables } from '../store/database.ts';
import { NO_SETTINGS } from './blob-settings.ts';
import type { BlobShelf } from './blob-shelf.port.ts';
import type { BlobStatus, BlobSync } from './blob-sync.port.ts';

const NOTHING_YET: BlobStatus = {
  moving: null,
  waiting: 0,
  held: new Map(),
  stored: new Set(),
  failed: new Map(),
  settings: NO_SETTINGS,
  network: 'unknown',
};

/** `open-blobs.ts`, fetched beside the first screen and not before it. */
export function openBlobsLater(
  tables: Pick<Tables, 'originals' | 'recordings' | 'projects'>,
  shelf: BlobShelf,
  lockPrefix: string,
): BlobSync {
  const listeners = new Set<() => void>();
  let opened: BlobSync | null = null;
  let closed = false;
  const coming = import('./open-blobs.ts').then(({ openBlobs }) => {
    const blobs = openBlobs(tables, shelf, lockPrefix);
    if (closed) blobs.close();
    opened = blobs;
    blobs.subscribe(() => {
      for (const on of listeners) on();
    });
    for (const on of listeners) on();
    return blobs;
  });
  // Whoever asks for one hears of it there.
  coming.catch(() => {});
  return {
    state: () => opened?.state() ?? NOTHING_YET,
    subscribe: (on) => {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    run: async () => (await coming).run(),
    bring: async (blob) => (await coming).bring(blob),
    change: async (settings) => (await coming).change(settings),
    keepSoundHere: async (projectId, keeps) => (await coming).keepSoundHere(projectId, keeps),
    close: () => {
      closed = true;
      opened?.close();
    },
  };
}
