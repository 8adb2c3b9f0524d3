import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Checkpoint, PushedRow, PushReply, SyncState, WireRow } from '@arbetsytan/shared/sync/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDb } from '../src/platform/db/db.ts';
import { keepMark, wasRestored } from '../src/rooms/sync/high-water.ts';
import { createRowsStore, HISTORY_MS } from '../src/rooms/sync/rows.store.ts';
import { openSequence } from '../src/rooms/sync/sequence.store.ts';
import { type RunningApp, runApp } from './running-app.ts';

const AT = '2026-11-23T10:00:00.000Z';
const SEALED = Buffer.from('bytes that nobody here can read').toString('base64');

let app: RunningApp;
let editor = '';
let colleague = '';
let writes = 0;
beforeEach(async () => {
  app = await runApp({ ARBETSYTAN_SYNC: '1' });
  editor = await app.signIn('redaktor');
  colleague = await app.signIn('kollega');
});
afterEach(() => app.close());

const stampOf = (number: number) => number.toString(16).padStart(16, '0');
const write = (id: string, projectId: string, version: number, body: string): WireRow => {
  writes += 1;
  return { id, projectId, version, stamp: stampOf(writes), deleted: body === '', body };
};
const project = (id: string, fields: object = {}) =>
  JSON.stringify({
    id,
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
    ...fields,
  });
const note = (id: string, projectId: string, text: string, fields: object = {}) =>
  JSON.stringify({
    id,
    projectId,
    title: 'Anteckning',
    text,
    level: 'strict',
    rulesetHash: 'a'.repeat(64),
    marks: [],
    originalId: null,
    importedBy: 'k1',
    reviewed: false,
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  });

async function answer<T>(reply: Response): Promise<T> {
  const body = (await reply.json()) as T & { error?: { code: string } };
  if (!reply.ok) throw new Error(`${reply.status} ${body.error?.code}`);
  return body;
}
const push = async (cookie: string, table: SyncTable, rows: readonly PushedRow[]) =>
  answer<PushReply>(await app.call('POST', `/api/sync/1/${table}/push`, { cookie, body: { rows } }));
const put = (cookie: string, table: SyncTable, row: WireRow, assumed: WireRow | null = null) =>
  push(cookie, table, [{ row, assumed: assumed && { version: assumed.version, stamp: assumed.stamp } }]);
const pull = async (cookie: string, table: SyncTable, checkpoint: Checkpoint | null = null, limit = 100) =>
  answer<{ rows: WireRow[]; checkpoint: Checkpoint }>(
    await app.call('POST', `/api/sync/1/${table}/pull`, { cookie, body: { checkpoint, limit } }),
  );
const state = async () => answer<SyncState>(await app.call('GET', '/api/sync/1/state', { cookie: editor }));
const idOf = async (cookie: string) =>
  (await answer<{ account: { id: string } }>(await app.call('GET', '/api/auth/session', { cookie }))).account.id;
const invite = async (id: string) =>
  answer(await app.call('POST', `/api/projects/${id}/members`, { cookie: editor, body: { username: 'kollega' } }));
const NOTHING = { conflicts: [], rejected: {} };

describe('a push', () => {
  it('is stored once, however often its answer is lost', async () => {
    const row = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    expect(await put(editor, 'notes', row)).toEqual(NOTHING);
    const { seq } = await state();
    expect(await put(editor, 'notes', row)).toEqual(NOTHING);
    expect((await state()).seq).toBe(seq);
    expect((await pull(editor, 'notes')).rows).toEqual([row]);
  });

  it('on an older version is a conflict, and answers what there is', async () => {
    const first = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    const second = write('n1', 'p1', 2, note('n1', 'p1', 'Två.'));
    const other = write('n1', 'p1', 2, note('n1', 'p1', 'Tre.'));
    await put(editor, 'notes', first);
    await put(editor, 'notes', second, first);
    expect(await put(editor, 'notes', other, first)).toEqual({ conflicts: [second], rejected: {} });
    expect(await put(editor, 'notes', other, null)).toEqual({ conflicts: [second], rejected: {} });
    expect(await put(editor, 'notes', { ...other, version: 3 }, second)).toEqual(NOTHING);
  });

  it('of an unmasked text is refused with the places, and the rest of it is stored', async () => {
    const good = write('n1', 'p1', 1, note('n1', 'p1', 'Enligt [PERSON 1] är det klart.'));
    const bad = write('n2', 'p1', 1, note('n2', 'p1', 'Enligt Anna Lindqvist är det klart.'));
    const number = write('n3', 'p1', 1, note('n3', 'p1', 'Det är klart.', { title: 'Ring 070-174 06 58' }));
    const { conflicts, rejected } = await push(
      editor,
      'notes',
      [good, bad, number].map((row) => ({ row, assumed: null })),
    );
    expect(conflicts).toEqual([]);
    expect(rejected.n2).toMatchObject({ code: 'row-refused', reasons: [{ field: 'text', start: 7, end: 21 }] });
    expect(rejected.n3?.reasons.map(({ field }) => field)).toContain('title');
    expect((await pull(editor, 'notes')).rows).toEqual([good]);
    const kept = readdirSync(app.dataDir)
      .filter((name) => name.startsWith('arbetsytan.db'))
      .map((name) => readFileSync(join(app.dataDir, name), 'latin1'))
      .join('');
    expect(kept).not.toContain('Lindqvist');
    expect(kept).not.toContain('174 06');
    expect(app.logLines.join('')).not.toMatch(/Lindqvist|174 06/);
  });

  it('below the project’s level is refused', async () => {
    await put(editor, 'projects', write('p1', 'p1', 1, project('p1', { level: 'paranoid' })));
    const { rejected } = await put(editor, 'notes', write('n1', 'p1', 1, note('n1', 'p1', 'Ett.')));
    expect(rejected.n1?.code).toBe('level-too-low');
  });

  it('to the sealed lane is kept as it came, for its owner alone, and takes nothing that is not sealed', async () => {
    const row = write('x1', 'p1', 1, SEALED);
    expect(await put(editor, 'privatenotes', row)).toEqual(NOTHING);
    expect((await pull(editor, 'privatenotes')).rows).toEqual([row]);
    expect((await pull(colleague, 'privatenotes')).rows).toEqual([]);
    const clear = write('x2', 'p1', 1, 'Källan heter Åsa');
    expect((await put(editor, 'privatenotes', clear)).rejected.x2?.code).toBe('row-unreadable');
  });

  it('of the same id by somebody else touches nothing of the first', async () => {
    const row = write('x1', 'p1', 1, SEALED);
    await put(editor, 'privatenotes', row);
    await put(colleague, 'privatenotes', write('x1', 'p1', 1, SEALED));
    expect((await pull(editor, 'privatenotes')).rows).toEqual([row]);
  });

  it('of a deletion leaves a bare tombstone', async () => {
    const first = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    await put(editor, 'notes', first);
    const gone = write('n1', 'p1', 2, '');
    expect(await put(editor, 'notes', gone, first)).toEqual(NOTHING);
    expect((await pull(editor, 'notes')).rows).toEqual([gone]);
    const talking = { ...write('n1', 'p1', 3, 'något'), deleted: true };
    expect((await put(editor, 'notes', talking, gone)).rejected.n1?.code).toBe('row-unreadable');
  });
});

describe('a project', () => {
  it('belongs to who first wrote in it, and to nobody else', async () => {
    const row = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    await put(editor, 'notes', row);
    const theirs = write('n2', 'p1', 1, note('n2', 'p1', 'Två.'));
    expect((await put(colleague, 'notes', theirs)).rejected.n2?.code).toBe('no-access');
    expect((await pull(colleague, 'notes')).rows).toEqual([]);
    // A row never moves to another project, whoever owns both.
    const moved = write('n1', 'p2', 2, note('n1', 'p2', 'Ett.'));
    expect((await put(editor, 'notes', moved, row)).rejected.n1?.code).toBe('no-access');
  });

  it('comes whole to who is let in later, however far their checkpoint is', async () => {
    const old = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    await put(editor, 'notes', old);
    const own = write('n9', 'p9', 1, note('n9', 'p9', 'Eget.'));
    await put(colleague, 'notes', own);
    const before = await pull(colleague, 'notes');
    expect(before.rows).toEqual([own]);
    await invite('p1');
    const after = await pull(colleague, 'notes', before.checkpoint);
    expect(after.rows).toEqual([old]);
    expect((await pull(colleague, 'notes', after.checkpoint)).rows).toEqual([]);
  });

  it('is taken from who is removed, with rows that were written since', async () => {
    const first = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    await put(editor, 'notes', first);
    await invite('p1');
    const seen = await pull(colleague, 'notes');
    await app.call('DELETE', `/api/projects/p1/members/${await idOf(colleague)}`, { cookie: editor });
    const second = write('n1', 'p1', 2, note('n1', 'p1', 'Hemligt efteråt.'));
    await put(editor, 'notes', second, first);
    await put(editor, 'notes', write('n2', 'p1', 1, note('n2', 'p1', 'Nytt efteråt.')));
    const after = await pull(colleague, 'notes', seen.checkpoint);
    expect(after.rows.map(({ id, deleted, body }) => [id, deleted, body])).toEqual([['n1', true, '']]);
    expect(
      (await put(colleague, 'notes', write('n1', 'p1', 3, note('n1', 'p1', 'Tre.')), second)).rejected.n1?.code,
    ).toBe('no-access');
    // Let in again: everything comes again.
    await invite('p1');
    const again = await pull(colleague, 'notes', after.checkpoint);
    expect(again.rows.map(({ id, deleted }) => [id, deleted]).sort()).toEqual([
      ['n1', false],
      ['n2', false],
    ]);
  });

  it('is paged in the order in which it is seen, with no row twice and none left out', async () => {
    for (let i = 0; i < 7; i++) await put(editor, 'notes', write(`a${i}`, 'p1', 1, note(`a${i}`, 'p1', 'Ett.')));
    for (let i = 0; i < 4; i++) await put(colleague, 'notes', write(`b${i}`, 'p2', 1, note(`b${i}`, 'p2', 'Två.')));
    await invite('p1');
    const ids: string[] = [];
    let checkpoint: Checkpoint | null = null;
    for (;;) {
      const page: { rows: WireRow[]; checkpoint: Checkpoint } = await pull(colleague, 'notes', checkpoint, 3);
      ids.push(...page.rows.map(({ id }) => id));
      checkpoint = page.checkpoint;
      if (page.rows.length < 3) break;
    }
    expect([...ids].sort()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'b0', 'b1', 'b2', 'b3']);
  });

  it('lets its owner invite, remove and hand over, and a member only leave', async () => {
    await put(editor, 'projects', write('p1', 'p1', 1, project('p1')));
    const [me, other] = [await idOf(editor), await idOf(colleague)];
    const code = async (reply: Response) => ((await reply.json()) as { error: { code: string } }).error.code;
    const call = (method: string, path: string, cookie: string, body?: unknown) =>
      app.call(method, `/api/projects/p1/members${path}`, { cookie, ...(body ? { body } : {}) });
    expect(await code(await call('POST', '', colleague, { username: 'kollega' }))).toBe('no-access');
    expect(await code(await call('POST', '', editor, { username: 'admin' }))).toBe('account-unknown');
    expect(await code(await call('POST', '', editor, { username: 'ingen' }))).toBe('account-unknown');
    expect((await call('POST', '', editor, { username: 'kollega' })).status).toBe(200);
    expect(await code(await call('POST', '', editor, { username: 'kollega' }))).toBe('member-exists');
    expect(await code(await call('DELETE', `/${me}`, colleague))).toBe('no-access');
    expect(await code(await call('DELETE', `/${me}`, editor))).toBe('owner-stays');
    expect((await call('POST', `/${other}/owner`, editor)).status).toBe(200);
    expect((await call('DELETE', `/${me}`, editor)).status).toBe(200);
    const { members } = await answer<{ members: { accountId: string; role: string }[] }>(
      await app.call('GET', '/api/members', { cookie: colleague }),
    );
    expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([[other, 'owner']]);
  });
});

describe('replaced versions', () => {
  const kept = async () => (await app.db.selectFrom('replaced_row').select(['id', 'version']).execute()).length;

  it('are kept, and purged when the row hides more', async () => {
    let before = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    await put(editor, 'notes', before);
    for (const [version, text] of [
      [2, 'Två.'],
      [3, 'Tre.'],
    ] as const) {
      const next = write('n1', 'p1', version, note('n1', 'p1', text));
      await put(editor, 'notes', next, before);
      before = next;
    }
    expect(await kept()).toBe(2);
    const raised = write('n1', 'p1', 4, note('n1', 'p1', 'Fyra.', { revision: 1 }));
    await put(editor, 'notes', raised, before);
    expect(await kept()).toBe(0);
    await put(
      editor,
      'notes',
      write('n1', 'p1', 5, note('n1', 'p1', 'Fem.', { revision: 1, level: 'paranoid' })),
      raised,
    );
    expect(await kept()).toBe(0);
  });

  it('are forgotten after 90 days', async () => {
    const first = write('n1', 'p1', 1, note('n1', 'p1', 'Ett.'));
    await put(editor, 'notes', first);
    await put(editor, 'notes', write('n1', 'p1', 2, note('n1', 'p1', 'Två.')), first);
    const later = createRowsStore(app.db, await openSequence(app.db), () => Date.now() + HISTORY_MS + 60_000);
    expect(await later.forgetOld()).toBe(1);
  });
});

describe('the server', () => {
  it('answers an older client and a closed door by code', async () => {
    expect((await app.call('GET', '/api/sync/0/state', { cookie: editor })).status).toBe(426);
    expect(
      (await app.call('POST', '/api/sync/1/leads/pull', { cookie: editor, body: { checkpoint: null, limit: 1 } }))
        .status,
    ).toBe(404);
    const closed = await runApp();
    try {
      const cookie = await closed.signIn('redaktor');
      expect((await closed.call('GET', '/api/sync/1/state', { cookie })).status).toBe(409);
    } finally {
      await closed.close();
    }
  });

  it('notices a database that was put back from a backup', async () => {
    await put(editor, 'notes', write('n1', 'p1', 1, note('n1', 'p1', 'Ett.')));
    const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-restored-'));
    const now = await state();
    keepMark(folder, now);
    expect(wasRestored(folder, now)).toBe(false);
    expect(wasRestored(folder, { ...now, seq: now.seq - 1 })).toBe(true);
    expect(wasRestored(folder, { ...now, seq: 0, installation: 'another' })).toBe(false);
    const db = openDb(app.dataDir);
    await (await openSequence(db)).newEpoch();
    await db.destroy();
    expect((await state()).epoch).not.toBe(now.epoch);
  });

  it('tells those who may see it to pull again, and says no more than that', async () => {
    await put(editor, 'notes', write('n1', 'p1', 1, note('n1', 'p1', 'Ett.')));
    const listen = async (cookie: string) => {
      const reply = await app.call('GET', '/api/sync/1/stream', { cookie });
      const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
      return { next: async () => (await reader?.read())?.value ?? '', close: () => reader?.cancel() };
    };
    const [mine, theirs] = [await listen(editor), await listen(colleague)];
    expect(await mine.next()).toBe(': \n\n');
    expect(await theirs.next()).toBe(': \n\n');
    await put(editor, 'notes', write('n2', 'p1', 1, note('n2', 'p1', 'Två.')));
    expect(await mine.next()).toBe('data: {"tables":["notes"]}\n\n');
    await invite('p1');
    expect(await theirs.next()).toBe('data: {"tables":["members","projects"]}\n\n');
    await mine.close();
    await theirs.close();
  });

  it('keeps wrapped keys and opens none', async () => {
    await put(editor, 'projects', write('p1', 'p1', 1, project('p1')));
    const [me, other] = [await idOf(editor), await idOf(colleague)];
    const vault = { vaultId: 'v1', revision: 1, publicKey: SEALED, sealedKey: SEALED, wraps: [] };
    const putVault = (body: object) => app.call('PUT', '/api/vault', { cookie: editor, body });
    expect((await putVault(vault)).status).toBe(200);
    expect((await putVault(vault)).status).toBe(409);
    expect((await putVault({ ...vault, vaultId: 'v2', revision: 2 })).status).toBe(409);
    expect((await putVault({ ...vault, revision: 2, wraps: [{ kind: 'passphrase', wrapped: SEALED }] })).status).toBe(
      200,
    );
    const key = { projectId: 'p1', generation: 1, accountId: other, by: me, wrapped: SEALED };
    const putKeys = (cookie: string, keys: readonly object[]) =>
      app.call('POST', '/api/project-keys', { cookie, body: { keys } });
    expect((await putKeys(editor, [key])).status).toBe(403);
    await invite('p1');
    expect((await putKeys(colleague, [key])).status).toBe(403);
    expect((await putKeys(editor, [key])).status).toBe(200);
    const { keys } = await answer<{ keys: unknown[] }>(
      await app.call('GET', '/api/project-keys', { cookie: colleague }),
    );
    expect(keys).toEqual([key]);
  });
});
