import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { underLock } from '../../src/platform/locks.ts';
import { openDatabase } from '../../src/platform/store/database.ts';
import { openSync } from '../../src/platform/sync/open-sync.ts';
import { openSyncServer } from '../../src/platform/sync/open-sync-server.ts';

/** Main-thread tasks over 50 ms since the page began, milliseconds. */
const longTasks: number[] = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) longTasks.push(entry.duration);
}).observe({ type: 'longtask', buffered: true });

const aesKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** The product's own database and sync, encrypted as it is there. */
async function ours() {
  const key = await aesKey();
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  const { tables, access } = await openDatabase(`bench-${crypto.randomUUID()}`, storage, key);
  const events = access.collections.events;
  openSync({
    account: 'bench',
    access,
    tables,
    keys: { private: async () => key, project: async () => null },
    server: openSyncServer(),
    remask: async (_table, row) => row,
    now: () => new Date().toISOString(),
    underLock: (name, work, signal) => underLock(name, work, signal),
    openChannel: (name) => new BroadcastChannel(name),
  });
  return {
    count: () => events.count().exec(),
    first: async () => (await tables.events.list('bench')).length,
    has: async (id: string) => (await tables.events.get(id)) !== null,
  };
}

Object.assign(globalThis, { ours, longTasks });
