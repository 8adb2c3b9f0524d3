import type { Sync, SyncSettings } from './open-sync.ts';
import { SYNC_OFF } from './sync-status.ts';

/** `open-sync.ts` and the way to the server, fetched beside the first screen and not before it. */
export function openSyncLater(settings: Omit<SyncSettings, 'server'>): Sync {
  const { tables } = settings;
  const listeners = new Set<() => void>();
  let opened: Sync | null = null;
  let closed = false;
  const coming = Promise.all([import('./open-sync.ts'), import('./open-sync-server.ts')]).then(
    ([{ openSync }, { openSyncServer }]) => {
      if (closed) return null;
      const sync = openSync({ ...settings, server: openSyncServer() });
      opened = sync;
      sync.subscribe(() => {
        for (const on of listeners) on();
      });
      for (const on of listeners) on();
      return sync;
    },
  );
  // Whoever asks for something hears of it there.
  coming.catch(() => {});
  return {
    state: () => opened?.state() ?? SYNC_OFF,
    subscribe: (on) => {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    now: async () => (await coming)?.now(),
    item: (table, id) => opened?.item(table, id) ?? 'saved',
    lifeboat: tables.lifeboat,
    members: tables.members,
    putBack: async (entryId) => (await coming)?.putBack(entryId),
    discard: async (entryId) => (await coming)?.discard(entryId),
    keysChanged: () => opened?.keysChanged(),
    close: async () => {
      closed = true;
      await (await coming.catch(() => null))?.close();
    },
  };
}
