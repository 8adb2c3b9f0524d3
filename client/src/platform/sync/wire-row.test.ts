import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { WireRow } from '@arbetsytan/shared/sync/protocol';
import { expect, test } from 'vitest';
import type { KeptRow } from '../store/write-row.ts';
import { rowIn, tagOf } from '../store/write-tag.ts';
import { type PlainRow, removedRow, storedRow, tableOfRow } from './stored-row.ts';
import type { SyncKeys } from './sync-keys.port.ts';
import { fromWire, type Sealing, toWire, type Unread } from './wire-row.ts';

const newKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const TAG = { version: 4, stamp: 'aabbccddeeff0011' };
const note = {
  id: 'n1',
  projectId: 'p1',
  kind: 'raw',
  text: 'Källan heter Åsa',
  createdAt: '2026-01-01T00:00:00.000Z',
};
const project = { id: 'p1', name: 'Hamnen', createdAt: '2026-01-01T00:00:00.000Z' };
const numbers = { id: 'p1', projectId: 'p1', project: { alwaysMask: ['Ladan'] }, updatedAt: '' };

async function sealing(account = 'a', given: Partial<SyncKeys> = {}): Promise<Sealing> {
  const own = await newKey();
  return { account, keys: { private: async () => own, project: async () => null, ...given } };
}

async function wireOf(table: SyncTable, row: object, by: Sealing): Promise<WireRow> {
  const wire = await toWire(table, storedRow(table, row as PlainRow, TAG), by);
  if (!wire) throw new Error('nothing to send');
  return wire;
}

const readIn = (kept: KeptRow | Unread) => (typeof kept === 'string' ? kept : [rowIn(kept.body), tagOf(kept.body)]);

test('a private row is read back by its owner, and holds no word of it on the way', async () => {
  const by = await sealing();
  const wire = await wireOf('privatenotes', note, by);
  expect(JSON.stringify(wire)).not.toContain('Källan');
  expect(wire).toMatchObject({ id: 'n1', projectId: 'p1', ...TAG, deleted: false });
  expect(readIn(await fromWire('privatenotes', wire, by))).toEqual([note, TAG]);
});

test('a sealed row that the server swaps, renames, moves, replays under a new number or cuts is not read', async () => {
  const by = await sealing();
  const wire = await wireOf('privatenotes', note, by);
  const other = await wireOf('privatenotes', { ...note, id: 'n2' }, by);
  const changes: readonly Partial<WireRow>[] = [
    { id: 'n2' },
    { projectId: 'p2' },
    { version: 5 },
    { stamp: '0000000000000000' },
    { body: other.body },
    { body: wire.body.slice(0, -8) },
    { body: wire.body.slice(0, 8) },
    { body: 'å' },
    { body: '' },
  ];
  for (const change of changes) expect(await fromWire('privatenotes', { ...wire, ...change }, by)).toBe('damaged');
  expect(await fromWire('sourcesecrets', wire, by)).toBe('damaged');
  expect(await fromWire('privatenotes', wire, { ...by, account: 'b' })).toBe('damaged');
});

test('a shared row waits for its project’s key, and is read under the key it was sealed with', async () => {
  const keys = new Map([[1, await newKey()]]);
  const project = async (_id: string, generation = Math.max(...keys.keys())) => {
    const key = keys.get(generation);
    return key ? { key, generation } : null;
  };
  const by = await sealing('a', { project });
  const first = await wireOf('maskprojects', numbers, by);
  keys.set(2, await newKey());
  const second = await wireOf('maskprojects', numbers, by);
  const kept = storedRow('maskprojects', numbers, TAG);
  expect(readIn(await fromWire('maskprojects', first, { ...by, account: 'somebody else' }))).toEqual([numbers, TAG]);
  expect(readIn(await fromWire('maskprojects', second, by))).toEqual([numbers, TAG]);
  keys.delete(2);
  expect(await fromWire('maskprojects', second, by)).toBe('no-key');
  const keyless = await sealing('b');
  expect(await fromWire('maskprojects', first, keyless)).toBe('no-key');
  expect(await toWire('maskprojects', kept, keyless)).toBeNull();
});

test('a project’s own row belongs to itself on the wire and to none in the database', async () => {
  const by = await sealing();
  const wire = await wireOf('projects', project, by);
  expect(wire.projectId).toBe('p1');
  expect(JSON.parse(wire.body)).toEqual(project);
  const kept = await fromWire('projects', wire, by);
  expect(kept).toMatchObject({ projectId: '', kind: 'project' });
  expect(await fromWire('projects', { ...wire, id: 'p2' }, by)).toBe('damaged');
  expect(await fromWire('projects', { ...wire, body: '{"id"' }, by)).toBe('damaged');
});

test('a removed row is sent bare, and tells which table of a shared collection it was in', async () => {
  const by = await sealing();
  const removed = removedRow('glossaries', 'g1', 'p1', TAG);
  const wire = await toWire('glossaries', removed, by);
  expect(wire).toEqual({ id: 'g1', projectId: 'p1', ...TAG, deleted: true, body: '' });
  const kept = await fromWire('glossaries', wire as WireRow, by);
  expect(kept).toEqual(removed);
  expect(tableOfRow('recordings', removed.kind)).toBe('glossaries');
  expect(tagOf(removed.body)).toEqual(TAG);
});

test('a row of before sync waits until it has a tag', async () => {
  const row = { ...storedRow('privatenotes', note, TAG), body: JSON.stringify(note) };
  expect(await toWire('privatenotes', row, await sealing())).toBeNull();
});
