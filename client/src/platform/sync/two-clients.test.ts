import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import type { Note, PrivateNote } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningApp, runApp } from '../../../../sync-server/test/running-app.ts';
import { newKey, newLine, openTestClient, type TestClient } from './test-client.ts';

const AT = '2026-11-23T10:00:00.000Z';
let app: RunningApp;
let cookies: Record<'redaktor' | 'kollega', string>;
const clients: TestClient[] = [];
let vaults: Map<string, CryptoKey>;
let projectKey: CryptoKey;

beforeEach(async () => {
  app = await runApp({ ARBETSYTAN_SYNC: '1' });
  cookies = { redaktor: await app.signIn('redaktor'), kollega: await app.signIn('kollega') };
  vaults = new Map([
    ['redaktor', await newKey()],
    ['kollega', await newKey()],
  ]);
  projectKey = await newKey();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await app.close();
});

async function client(who: 'redaktor' | 'kollega', storage = getRxStorageMemory(), name = crypto.randomUUID()) {
  const vault = vaults.get(who) as CryptoKey;
  const opened = await openTestClient({
    name,
    account: await accountOf(who),
    storage: storage as never,
    storeKey: vault,
    keys: { private: async () => vault, project: async () => ({ key: projectKey, generation: 1 }) },
    line: newLine(app.url, cookies[who]),
    tables: ['projects', 'notes', 'privatenotes', 'maskprojects'],
    // As the rules worker would: these texts have nothing to mask.
    remask: async (_table, row) => ({ ...row, rulesetHash: MASK_RULESET_HASH }),
  });
  clients.push(opened);
  return opened;
}

async function accountOf(who: 'redaktor' | 'kollega'): Promise<string> {
  const reply = await app.call('GET', '/api/auth/session', { cookie: cookies[who] });
  return ((await reply.json()) as { account: { id: string } }).account.id;
}

const project = (id: string, name = 'Hamnen') =>
  ({
    id,
    name,
    tags: [],
    classification: 'sensitive',
    state: 'research',
    level: 'strict',
    deadline: null,
    leadId: null,
    createdBy: 'k1',
    createdAt: AT,
    updatedAt: AT,
  }) as unknown as Project;
const note = (id: string, projectId: string, text: string) =>
  ({
    id,
    projectId,
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
  }) as unknown as Note;
const secret = (id: string, text: string): PrivateNote => ({
  id,
  projectId: 'p1',
  kind: 'raw',
  text,
  createdAt: AT,
  updatedAt: AT,
});

test('what is written on one device is on the other, and the server cannot read what is private', async () => {
  const phone = await client('redaktor');
  const laptop = await client('redaktor');
  await phone.database.tables.projects.put(project('p1'));
  await phone.database.tables.notes.put(note('n1', 'p1', 'Det finns sprickor i bron.'));
  await phone.database.tables.privatenotes.put(secret('s1', 'Källan heter Åsa'));
  await phone.settled();
  expect(await phone.database.tables.lifeboat.list()).toEqual([]);
  await laptop.settled();
  expect(await laptop.database.tables.projects.get('p1')).toMatchObject({ name: 'Hamnen' });
  expect(await laptop.database.tables.notes.get('n1')).toMatchObject({ text: 'Det finns sprickor i bron.' });
  expect((await laptop.database.tables.privatenotes.get('s1'))?.text).toBe('Källan heter Åsa');
  const stored = await app.db.selectFrom('sync_row').selectAll().execute();
  expect(stored.map(({ kind }) => kind).sort()).toEqual(['notes', 'privatenotes', 'projects']);
  expect(JSON.stringify(stored)).not.toContain('Åsa');
  await laptop.database.tables.privatenotes.remove('s1');
  await laptop.settled();
  await phone.settled();
  expect(await phone.database.tables.privatenotes.get('s1')).toBeNull();
  expect(phone.sync.state()).toMatchObject({ step: 'saved', waiting: 0, refused: 0, conflicts: 0 });
});

test('two people who edit the same note without a network lose no word of it', async () => {
  const mine = await client('redaktor');
  await mine.database.tables.projects.put(project('p1'));
  await mine.database.tables.notes.put(note('n1', 'p1', 'Det finns sprickor i bron.\n\nDet ligger kvar.'));
  await mine.settled();
  await app.call('POST', '/api/projects/p1/members', { cookie: cookies.redaktor, body: { username: 'kollega' } });
  const theirs = await client('kollega');
  await theirs.settled();
  const start = await theirs.database.tables.notes.get('n1');
  expect(start?.text).toContain('sprickor');
  mine.line.up = false;
  theirs.line.up = false;
  await mine.database.tables.notes.put({
    ...start,
    text: `${start?.text}\n\nOch en mening till.`,
    updatedAt: '2026-11-23T10:01:00.000Z',
  } as Note);
  await theirs.database.tables.notes.put({
    ...start,
    text: `Här börjar det.\n\n${start?.text}`,
    updatedAt: '2026-11-23T10:02:00.000Z',
  } as Note);
  expect(mine.sync.item('notes', 'n1')).not.toBe('conflict');
  mine.line.up = true;
  await mine.settled();
  theirs.line.up = true;
  await theirs.settled();
  await mine.settled();
  const texts = await Promise.all(
    [mine, theirs].map(async (each) => (await each.database.tables.notes.get('n1'))?.text),
  );
  expect(texts[0]).toBe(texts[1]);
  for (const words of ['Här börjar det.', 'sprickor', 'kvar', 'Och en mening till.']) expect(texts[0]).toContain(words);
});

test('an edit that another person’s deletion beat is offered back', async () => {
  const one = await client('redaktor');
  const other = await client('redaktor');
  await one.database.tables.privatenotes.put(secret('s1', 'Ett'));
  await one.settled();
  await other.settled();
  other.line.up = false;
  await one.database.tables.privatenotes.remove('s1');
  await one.settled();
  await other.database.tables.privatenotes.put({
    ...secret('s1', 'Ett och två'),
    updatedAt: '2026-11-23T10:05:00.000Z',
  });
  other.line.up = true;
  await other.settled();
  expect(await other.database.tables.privatenotes.get('s1')).toBeNull();
  const [beaten] = await other.database.tables.lifeboat.list();
  expect(beaten).toMatchObject({ kind: 'beaten', table: 'privatenotes', rowId: 's1', row: { text: 'Ett och två' } });
  await other.sync.putBack(beaten?.id ?? '');
  await other.settled();
  await one.settled();
  expect((await one.database.tables.privatenotes.get('s1'))?.text).toBe('Ett och två');
  expect(await other.database.tables.lifeboat.list()).toEqual([]);
});

test('who is removed from a project loses what was the project’s', async () => {
  const mine = await client('redaktor');
  await mine.database.tables.projects.put(project('p1'));
  await mine.database.tables.notes.put(note('n1', 'p1', 'Det finns sprickor i bron.'));
  await mine.database.tables.maskprojects.put({
    id: 'p1',
    projectId: 'p1',
    project: { pseudonyms: [], alwaysMask: ['Ladan'], releases: [] },
    updatedAt: AT,
  });
  await mine.settled();
  await app.call('POST', '/api/projects/p1/members', { cookie: cookies.redaktor, body: { username: 'kollega' } });
  const theirs = await client('kollega');
  await theirs.settled();
  expect((await theirs.database.tables.maskprojects.get('p1'))?.project.alwaysMask).toEqual(['Ladan']);
  await theirs.database.tables.privatenotes.put(secret('mine', 'Min egen'));
  await theirs.settled();
  theirs.line.up = false;
  await theirs.database.tables.notes.put(note('n2', 'p1', 'Så blev det inte.'));
  const account = await accountOf('kollega');
  await app.call('DELETE', `/api/projects/p1/members/${account}`, { cookie: cookies.redaktor });
  theirs.line.up = true;
  await theirs.settled();
  await expect
    .poll(async () => [
      await theirs.database.tables.projects.list(),
      await theirs.database.tables.notes.list(),
      await theirs.database.tables.maskprojects.list(),
    ])
    .toEqual([[], [], []]);
  expect(await theirs.database.tables.privatenotes.ids()).toEqual(['mine']);
  // Let in again: the same rows come once more, sealed ones too.
  await app.call('POST', '/api/projects/p1/members', { cookie: cookies.redaktor, body: { username: 'kollega' } });
  await theirs.settled();
  expect((await theirs.database.tables.maskprojects.get('p1'))?.project.alwaysMask).toEqual(['Ladan']);
  expect(await theirs.database.tables.notes.ids()).toEqual(['n1']);
  expect((await theirs.database.tables.lifeboat.list()).filter(({ kind }) => kind === 'unread')).toEqual([]);
});
