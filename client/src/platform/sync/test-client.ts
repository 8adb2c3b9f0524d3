import { ROUTES, type RouteName } from '@arbetsytan/shared/contract/routes';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { SYNC_VERSION } from '@arbetsytan/shared/sync/protocol';
import type { RxStorage } from 'rxdb/plugins/core';
import { errorOf, fill } from '../api/call.ts';
import { createEventReader } from '../api/follow-events.ts';
import { homeOf, type TableName } from '../store/collections.ts';
import { type AccountDatabase, openDatabase, type Tables } from '../store/database.ts';
import { openSync, type Sync, type SyncChannel } from './open-sync.ts';
import { tablesOf } from './open-sync-server.ts';
import { SYNC_HOMES } from './stored-row.ts';
import type { SyncKeys } from './sync-keys.port.ts';
import type { SyncParts } from './sync-parts.ts';
import type { SyncServer } from './sync-server.port.ts';

/** For tests in Node: a client of the real server, on any storage, with a line that can be cut. */

/** What a test does to the line. */
export interface Line {
  /** False: nothing is answered. */
  up: boolean;
  /** Called with each exchange before it; may throw as the network would. */
  before: ((route: RouteName, body: unknown) => void) | null;
  /** Called after the server has answered, before the client hears of it. */
  after: ((route: RouteName) => void) | null;
  /** The server as it is reached now. */
  url: string;
  cookie: string;
}

export const newLine = (url: string, cookie: string): Line => ({ up: true, before: null, after: null, url, cookie });

export function serverOver(line: Line): SyncServer {
  const version = String(SYNC_VERSION);
  const ask = async <N extends RouteName>(route: N, params: Record<string, string>, body?: unknown) => {
    if (!line.up) throw new AppError('offline');
    line.before?.(route, body);
    const { method, path, reply } = ROUTES[route];
    const response = await fetch(line.url + fill(path, params), {
      method,
      headers: { cookie: line.cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new AppError('no-answer');
    });
    const json: unknown = await response.json().catch(() => null);
    line.after?.(route);
    if (!response.ok) throw errorOf(json, response.status);
    return reply.parse(json) as never;
  };
  return {
    state: () => ask('sync.state', { version }),
    pull: (table, order) => ask('sync.pull', { version, table }, order),
    push: (table, rows) => ask('sync.push', { version, table }, { rows }),
    members: async () => ((await ask<'members.list'>('members.list', {})) as { members: [] }).members,
    follow: async (onOpen, onTables, signal) => {
      if (!line.up) throw new AppError('offline');
      const response = await fetch(line.url + fill(ROUTES['sync.stream'].path, { version }), {
        headers: { cookie: line.cookie },
        signal,
      });
      if (!response.ok || !response.body) throw errorOf(await response.json().catch(() => null), response.status);
      onOpen();
      const read = createEventReader((data) => {
        if (line.up) onTables(tablesOf(data));
      });
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done || !line.up) return reader.cancel();
        read(new TextDecoder().decode(value));
      }
    },
  };
}

export interface TestClient {
  readonly database: AccountDatabase;
  readonly line: Line;
  readonly sync: Sync;
  /** Everything that can be is on the server, and all that is there is here. @throws when that takes too long */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface TestClientSettings {
  readonly name: string;
  readonly account: string;
  readonly storage: RxStorage<unknown, unknown>;
  readonly storeKey: CryptoKey;
  readonly keys: SyncKeys;
  readonly line: Line;
  readonly tables: readonly TableName[];
  readonly remask?: SyncParts['remask'];
}

/** Names of tables with those that every client needs. @see openDatabase on why a test does not open all */
export async function openTestClient(settings: TestClientSettings): Promise<TestClient> {
  const { name, account, storage, storeKey, keys, line } = settings;
  const names: TableName[] = [...settings.tables, 'leads', 'lifeboat', 'members', 'syncnotes'];
  const database = await openDatabase(name, storage, storeKey, names);
  const homes = [...new Set(settings.tables.map(homeOf))].filter((home) => SYNC_HOMES.includes(home));
  const sync = openSync({
    account,
    access: database.access,
    tables: withEmpty(database.tables),
    keys,
    server: serverOver(line),
    remask: settings.remask ?? (async (_table, row) => row),
    now: () => new Date().toISOString(),
    homes,
    retryMs: 50,
    underLock: (_name, work) => work(),
    openChannel: silentChannel,
  });
  return {
    database,
    line,
    sync,
    settled: async () => {
      for (let calm = 0, tries = 0; calm < 2; tries += 1) {
        if (tries > 400) throw new Error(`not settled: ${JSON.stringify(sync.state())}`);
        await sync.now().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, 60));
        calm = sync.state().step === 'saved' ? calm + 1 : 0;
      }
    },
    close: async () => {
      await sync.close();
      await database.close();
    },
  };
}

/** Tables that were not opened, as empty ones. */
function withEmpty(tables: Tables): Tables {
  const empty = { get: async () => null, list: async () => [], ids: async () => [] };
  return new Proxy(tables, { get: (all, name) => Reflect.get(all, name) ?? empty });
}

const silentChannel = (): SyncChannel => ({ postMessage: () => {}, addEventListener: () => {}, close: () => {} });

export const newKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
