import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import type { RxStorage } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { type RunningApp, runApp } from '../../sync-server/test/running-app.ts';
import {
  type Line,
  newKey,
  newLine,
  openTestClient,
  type TestClient,
  type TestClientSettings,
} from '../src/platform/sync/test-client.ts';

/** For tests: the real app, two people who have signed in to it, and their devices. */

export type Person = 'redaktor' | 'kollega';

export interface Device extends Partial<Omit<TestClientSettings, 'storage'>> {
  readonly storage?: RxStorage<unknown, unknown>;
}

export interface People {
  readonly app: RunningApp;
  accountOf(who: Person): string;
  cookieOf(who: Person): string;
  line(who: Person): Line;
  /** A device of that person; every one of them has the person's vault. */
  device(who: Person, device?: Device): Promise<TestClient>;
  invite(project: string): Promise<void>;
  remove(project: string): Promise<void>;
  closeDevices(): Promise<void>;
  close(): Promise<void>;
}

export const memory = (): RxStorage<unknown, unknown> => getRxStorageMemory() as RxStorage<unknown, unknown>;

export async function openPeople(environment: Record<string, string> = { ARBETSYTAN_SYNC: '1' }): Promise<People> {
  const app = await runApp(environment);
  const people = new Map<Person, { cookie: string; account: string; vault: CryptoKey }>();
  for (const who of ['redaktor', 'kollega'] as const) {
    const cookie = await app.signIn(who);
    const session = await app.call('GET', '/api/auth/session', { cookie });
    const { account } = (await session.json()) as { account: { id: string } };
    people.set(who, { cookie, account: account.id, vault: await newKey() });
  }
  const projectKey = { key: await newKey(), generation: 1 };
  const the = (who: Person) => people.get(who) as { cookie: string; account: string; vault: CryptoKey };
  const clients: TestClient[] = [];
  const { cookie } = the('redaktor');
  return {
    app,
    accountOf: (who) => the(who).account,
    cookieOf: (who) => the(who).cookie,
    line: (who) => newLine(app.url, the(who).cookie),
    device: async (who, device = {}) => {
      const { vault, account } = the(who);
      const client = await openTestClient({
        name: crypto.randomUUID(),
        account,
        storage: memory(),
        storeKey: vault,
        keys: { private: async () => vault, project: async () => projectKey },
        line: newLine(app.url, the(who).cookie),
        tables: ['projects', 'notes', 'privatenotes', 'maskprojects'],
        // As the rules worker would: the texts of these tests have nothing to mask.
        remask: async (_table, row) => ({ ...row, rulesetHash: MASK_RULESET_HASH }),
        ...device,
      });
      clients.push(client);
      return client;
    },
    invite: async (id) => {
      await app.call('POST', `/api/projects/${id}/members`, { cookie, body: { username: 'kollega' } });
    },
    remove: async (id) => {
      await app.call('DELETE', `/api/projects/${id}/members/${the('kollega').account}`, { cookie });
    },
    closeDevices: async () => {
      for (const client of clients.splice(0)) await client.close();
    },
    close: async () => {
      for (const client of clients.splice(0)) await client.close();
      await app.close();
    },
  };
}
