import { appendFileSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import { type RunningApp, runApp } from '../../../../sync-server/test/running-app.ts';
import { type Device, type ModelServer, runModel, seeded, type Who, wordsIn } from './model-run.ts';
import { newKey, newLine, openTestClient } from './test-client.ts';

/** `ARBETSYTAN_MODEL_SEEDS`: how many (2: half a minute each), or which, as `17,42`. `npm run soak` takes 100. */
const WISH = process.env.ARBETSYTAN_MODEL_SEEDS ?? '2';
const SEEDS = WISH.includes(',') ? WISH.split(',').filter(Boolean).map(Number) : seedsUpTo(Number(WISH));
/** A file that what happens is written to while it does. */
const LOG = process.env.ARBETSYTAN_MODEL_LOG;
const STEPS = 300;
const AT = '2026-11-23T10:00:00.000Z';

function seedsUpTo(many: number): number[] {
  return Array.from({ length: many }, (_, i) => i + 1);
}

const project = {
  id: 'p1',
  name: 'Hamnen',
  tags: [],
  classification: 'sensitive',
  state: 'research',
  level: 'strict',
  deadline: null,
  leadId: null,
  createdBy: 'k1',
  createdAt: AT,
  updatedAt: AT,
} as unknown as Project;
const template = {
  notes: (id: string, text: string) =>
    ({
      id,
      projectId: 'p1',
      title: 'Anteckning',
      text,
      level: 'strict',
      rulesetHash: MASK_RULESET_HASH,
      marks: [],
      originalId: null,
      importedBy: 'k1',
      reviewed: false,
      createdAt: AT,
      updatedAt: AT,
    }) as unknown as Note,
  privatenotes: (id: string, text: string): PrivateNote => ({
    id,
    projectId: 'p1',
    kind: 'raw',
    text,
    createdAt: AT,
    updatedAt: AT,
  }),
};

test.each(SEEDS.map((seed) => [seed]))(
  `history ${'%i'} of ${STEPS} steps: every device has the same at last, and no word is lost`,
  async (seed) => {
    const pick = seeded(seed * 31);
    const app = await runApp({ ARBETSYTAN_SYNC: '1' });
    const cookies: Record<Who, string> = {
      redaktor: await app.signIn('redaktor'),
      kollega: await app.signIn('kollega'),
    };
    const accounts = {
      redaktor: await accountOf(app, cookies.redaktor),
      kollega: await accountOf(app, cookies.kollega),
    };
    const vaults: Record<Who, CryptoKey> = { redaktor: await newKey(), kollega: await newKey() };
    const projectKey = await newKey();
    // Notes alone on many devices, or private notes too on few (`openDatabase` on how many collections may be open).
    const tables: ('notes' | 'privatenotes')[] = seed % 2 === 0 ? ['notes', 'privatenotes'] : ['notes'];
    const many = 3 + pick(3);
    const devices: Device[] = Array.from({ length: many }, (_, i) => {
      const who: Who = i % 2 === 0 ? 'redaktor' : 'kollega';
      return { name: `${who}-${i}`, who, client: null, line: newLine(app.url, cookies[who]), wrong: 0 };
    });
    const storages = new Map(devices.map(({ name }) => [name, getRxStorageMemory()]));
    const log: string[] = [];
    const say = (line: string) => {
      log.push(line);
      if (LOG) appendFileSync(LOG, `${line}\n`);
    };
    const settings = {
      say,
      seed,
      steps: STEPS,
      devices,
      atOnce: tables.length === 2 ? 3 : 4,
      tables,
      template,
      server: serverOf(app, devices, cookies, accounts.kollega),
      open: (device: Device) =>
        openTestClient({
          name: `${seed}-${device.name}`,
          account: accounts[device.who],
          storage: storages.get(device.name) as never,
          storeKey: vaults[device.who],
          keys: { private: async () => vaults[device.who], project: async () => ({ key: projectKey, generation: 1 }) },
          line: device.line,
          tables: ['projects', ...tables],
          remask: async (_table, row) => ({ ...row, rulesetHash: MASK_RULESET_HASH }),
        }),
    };
    try {
      const first = devices[0] as Device;
      first.client = await settings.open(first);
      await first.client.database.tables.projects.put(project);
      await first.client.settled();
      await settings.server.grant();
      const result = await runModel(settings);
      expect(result.words).toBeGreaterThan(50);
      expect(result.lost).toEqual([]);
    } catch (thrown) {
      console.error(log.join('\n'));
      throw thrown;
    } finally {
      for (const { client } of devices) await client?.close();
      await app.close();
    }
  },
  300_000,
);

async function accountOf(app: RunningApp, cookie: string): Promise<string> {
  const reply = await app.call('GET', '/api/auth/session', { cookie });
  return ((await reply.json()) as { account: { id: string } }).account.id;
}

function serverOf(
  app: RunningApp,
  devices: readonly Device[],
  cookies: Record<Who, string>,
  colleague: string,
): ModelServer {
  const file = join(app.dataDir, 'arbetsytan.db');
  const kept = join(app.dataDir, 'kept.db');
  const again = async (between: () => void) => {
    await app.restart(between);
    for (const { line } of devices) line.url = app.url;
  };
  return {
    backup: () => again(() => copyFileSync(file, kept)),
    restart: (restored) =>
      again(() => {
        if (!restored) return;
        for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
        copyFileSync(kept, file);
      }),
    grant: async () => {
      await app.call('POST', '/api/projects/p1/members', { cookie: cookies.redaktor, body: { username: 'kollega' } });
    },
    revoke: async () => {
      await app.call('DELETE', `/api/projects/p1/members/${colleague}`, { cookie: cookies.redaktor });
    },
    words: async () => {
      const rows = await app.db.selectFrom('sync_row').select('body').where('kind', '=', 'notes').execute();
      const old = await app.db.selectFrom('replaced_row').select('body').execute();
      return new Set([...rows, ...old].flatMap(({ body }) => wordsIn(body)));
    },
  };
}
