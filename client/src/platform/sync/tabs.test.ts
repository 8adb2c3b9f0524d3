import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPeople, type People } from '../../../test/people.ts';
import { openSync, type Sync, type SyncMessage, type SyncSettings } from './open-sync.ts';
import { newKey, serverOver } from './test-client.ts';
import { secret } from './test-rows.ts';

// FINDINGS, RxDB 3: every tab that became visible started its own replication, and six event streams hung all fetches.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let people: People;
beforeEach(async () => {
  people = await openPeople();
});
afterEach(() => people.close());

/** The lock and the channel of a browser, for tabs in one process. */
function browser() {
  let last: Promise<unknown> = Promise.resolve();
  const ears = new Map<object, (event: MessageEvent<SyncMessage>) => void>();
  const underLock: SyncSettings['underLock'] = (_name, work, signal) => {
    let begun = false;
    const turn = last.then(() => {
      if (signal.aborted) return undefined;
      begun = true;
      return work();
    });
    last = turn.catch(() => {});
    // As the Web Locks do: who waits may stop waiting at once.
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => begun || resolve()));
    return Promise.race([turn, stopped]);
  };
  const openChannel: SyncSettings['openChannel'] = () => {
    const me = {};
    return {
      postMessage: (data) => {
        for (const [ear, on] of ears) if (ear !== me) on({ data } as MessageEvent<SyncMessage>);
      },
      addEventListener: (_type, on) => void ears.set(me, on),
      close: () => void ears.delete(me),
    };
  };
  return { underLock, openChannel };
}

test('of six tabs one talks to the server, all know how it stands, and the next takes over', async () => {
  const { database, sync: alone, line } = await people.device('redaktor');
  await alone.close();
  let streams = 0;
  const server = serverOver(line);
  const counted: SyncSettings['server'] = {
    ...server,
    follow: async (...following) => {
      streams += 1;
      await server.follow(...following).finally(() => {
        streams -= 1;
      });
    },
  };
  const key = await newKey();
  const tabs: Sync[] = [];
  const { underLock, openChannel } = browser();
  for (let tab = 0; tab < 6; tab += 1)
    tabs.push(
      openSync({
        account: people.accountOf('redaktor'),
        access: database.access,
        tables: database.tables,
        keys: { private: async () => key, project: async () => null },
        server: counted,
        remask: async () => null,
        now: () => new Date().toISOString(),
        homes: ['privatenotes'],
        retryMs: 50,
        underLock,
        openChannel,
      }),
    );
  const steps = () => tabs.map((tab) => tab.state().step);
  await expect.poll(steps, { timeout: 10_000 }).toEqual(Array(6).fill('saved'));
  expect(streams).toBe(1);

  line.up = false;
  await database.tables.privatenotes.put(secret('s1', 'Ett'));
  await expect.poll(() => tabs.map((tab) => tab.item('privatenotes', 's1'))).toEqual(Array(6).fill('waiting'));
  await expect.poll(() => tabs[5]?.state()).toMatchObject({ step: 'offline', waiting: 1 });
  line.up = true;
  // Another tab asks; the one that has the lock does it.
  await tabs[4]?.now();
  await expect.poll(steps, { timeout: 10_000 }).toEqual(Array(6).fill('saved'));

  await tabs.shift()?.close();
  await database.tables.privatenotes.put(secret('s2', 'Två'));
  await expect.poll(steps, { timeout: 10_000 }).toEqual(Array(5).fill('saved'));
  await expect.poll(() => streams).toBe(1);
  // The tab that takes over has what the one before said until it has looked by itself.
  const stored = () => people.app.db.selectFrom('sync_row').select('id').where('id', '=', 's2').execute();
  await expect.poll(stored, { timeout: 10_000 }).toHaveLength(1);
  for (const tab of tabs.reverse()) await tab.close();
});
