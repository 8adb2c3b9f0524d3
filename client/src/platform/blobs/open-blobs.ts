import type { Id } from '@arbetsytan/shared/core/ids';
import type { Classification } from '@arbetsytan/shared/projects/project';
import { blobOf } from '@arbetsytan/shared/sync/blob-ids';
import { call } from '../api/call.ts';
import { changeKept, readKept } from '../kept.ts';
import { ifUnlocked } from '../locks.ts';
import type { Tables } from '../store/database.ts';
import { callback, type Spawned, spawn } from '../workers/spawn.ts';
import type { Network } from './blob-plan.ts';
import { type BlobSettings, NO_SETTINGS } from './blob-settings.ts';
import type { BlobShelf } from './blob-shelf.port.ts';
import type { BlobSync } from './blob-sync.port.ts';
import { createBlobSync } from './blob-sync.ts';
import type { Transfers } from './transfers.port.ts';

/** Milliseconds: after a change, so that an import of many files is one pass, and between passes when nothing changes. */
const SOON = 5_000;
const LATER = 600_000;

/** Originals and sound of an account, sent and fetched while the page is open, by one of its tabs. */
export function openBlobs(
  { originals, recordings, projects }: Pick<Tables, 'originals' | 'recordings' | 'projects'>,
  shelf: BlobShelf,
  lockPrefix: string,
): BlobSync {
  const sync = createBlobSync({
    facts: async () => {
      const [metas, sounds, all] = await Promise.all([originals.list(), recordings.list(), projects.list()]);
      const classes = new Map<string, Classification>(all.map((each) => [each.id, each.classification]));
      // A project that is not known yet may be one with a source to protect.
      const classification = (projectId: string) => classes.get(projectId) ?? 'source-sensitive';
      return { originals: metas, recordings: sounds, classification, network: networkNow() };
    },
    shelf,
    server: {
      list: async () => (await call('blobs.list')).blobs,
      remove: async (id) => void (await call('blobs.remove', { params: { id } })),
    },
    transfer: inWorker,
    notes: { get: async (of) => (await notesNow())[of] ?? null, set: setNote },
    settings: {
      read: async () => JSON.parse((await readKept('blob-settings')) ?? JSON.stringify(NO_SETTINGS)) as BlobSettings,
      write: (settings) => changeKept('blob-settings', () => JSON.stringify(settings)),
    },
    alone: (work) => ifUnlocked(`${lockPrefix}:blobs`, work),
    isGone: async (blob) => {
      const of = blobOf(blob);
      if (!of) return false;
      const table = of.kind === 'original' ? originals : recordings;
      return !(await table.ids()).includes(of.id as Id);
    },
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const runIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void sync.run().finally(() => runIn(LATER)), milliseconds);
  };
  const soon = () => runIn(SOON);
  const unwatch = [originals.watch(null, soon), recordings.watch(null, soon)];
  window.addEventListener('online', soon);
  return {
    ...sync,
    close: () => {
      clearTimeout(timer);
      for (const stop of unwatch) stop();
      window.removeEventListener('online', soon);
      sync.close();
    },
  };
}

const notesNow = async () => JSON.parse((await readKept('blob-notes')) ?? '{}') as Record<string, string>;

function setNote(of: string, note: string | null): Promise<void> {
  return changeKept('blob-notes', (kept) => {
    const { [of]: _old, ...others } = JSON.parse(kept ?? '{}') as Record<string, string>;
    return JSON.stringify(note === null ? others : { ...others, [of]: note });
  });
}

/** A worker for each piece of work: its memory is given back with it. */
async function inWorker<T>(work: (transfers: Transfers) => Promise<T>, signal: AbortSignal): Promise<T> {
  const worker: Spawned<Transfers> = spawn<Transfers>(
    () => new Worker(new URL('./transfers.worker.ts', import.meta.url), { type: 'module', name: 'transfers' }),
  );
  const stop = () => worker.stop();
  signal.addEventListener('abort', stop);
  try {
    return await work({
      hash: (size, read) => worker.call((port) => port.hash(size, callback(read))),
      send: (sealed, begun, read, keep, onBytes) =>
        worker.call((port) => port.send(sealed, begun, callback(read), callback(keep), callback(onBytes))),
      receive: (sealed, take, onBytes) =>
        worker.call((port) => port.receive(sealed, callback(take), callback(onBytes))),
    });
  } finally {
    signal.removeEventListener('abort', stop);
    worker.stop();
  }
}

/** Network Information API (WICG): Chrome on Android tells the kind; most others tell nothing. */
function networkNow(): Network {
  const { connection } = navigator as { readonly connection?: { readonly type?: string } };
  const type = connection?.type;
  if (type === 'wifi' || type === 'ethernet') return 'wifi';
  return type === undefined || type === 'unknown' ? 'unknown' : 'mobile';
}
