import type { PrivateNote } from '@arbetsytan/shared/notes/note';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { DAMAGED, sortKey } from './row-schema.ts';
import { tagOf } from './write-tag.ts';

const freshKey = () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

const note = (id: string, projectId: string, text: string, at: string): PrivateNote => ({
  id,
  projectId,
  kind: 'raw',
  text,
  createdAt: at,
  updatedAt: at,
});

const SECRET = 'Källan heter Åsa Öberg';

test('lists the newest row first, and only those of the project asked for', async () => {
  const database = await openDatabase(`list-${crypto.randomUUID()}`, getRxStorageMemory(), await freshKey());
  const notes = database.tables.privatenotes;
  await notes.put(note('a', 'p1', 'äldst', '2026-01-01T00:00:00.000Z'));
  await notes.put(note('b', 'p1', 'nyast', '2026-03-01T00:00:00.000Z'));
  await notes.put(note('c', 'p2', 'annat projekt', '2026-02-01T00:00:00.000Z'));
  expect((await notes.list('p1')).map((row) => row.id)).toEqual(['b', 'a']);
  expect((await notes.list()).map((row) => row.id)).toEqual(['b', 'c', 'a']);
  await database.close();
});

test('puts over a row and reads back what was written last', async () => {
  const database = await openDatabase(`put-${crypto.randomUUID()}`, getRxStorageMemory(), await freshKey());
  const notes = database.tables.privatenotes;
  const first = note('a', 'p1', 'ett', '2026-01-01T00:00:00.000Z');
  await notes.put(first);
  await Promise.all([notes.put({ ...first, text: 'två' }), notes.put({ ...first, text: 'tre' })]);
  await notes.put({ ...first, text: 'fyra' });
  expect((await notes.get('a'))?.text).toBe('fyra');
  expect(await notes.get('finns inte')).toBeNull();
  await database.close();
});

test('a removed row is gone from lists, and can be put again', async () => {
  const database = await openDatabase(`remove-${crypto.randomUUID()}`, getRxStorageMemory(), await freshKey());
  const notes = database.tables.privatenotes;
  const row = note('a', 'p1', SECRET, '2026-01-01T00:00:00.000Z');
  await notes.put(row);
  await notes.remove('a');
  await notes.remove('a');
  expect(await notes.list('p1')).toEqual([]);
  await notes.put(row);
  expect((await notes.get('a'))?.text).toBe(SECRET);
  await database.close();
});

test('watch tells the rows now and at every change, until it is stopped', async () => {
  const database = await openDatabase(`watch-${crypto.randomUUID()}`, getRxStorageMemory(), await freshKey());
  const notes = database.tables.privatenotes;
  const seen: string[][] = [];
  const stop = notes.watch('p1', (rows) => seen.push(rows.map((row) => row.text)));
  await expect.poll(() => seen.at(-1)).toEqual([]);
  await notes.put(note('a', 'p1', 'ett', '2026-01-01T00:00:00.000Z'));
  await expect.poll(() => seen.at(-1)).toEqual(['ett']);
  await notes.remove('a');
  await expect.poll(() => seen.at(-1)).toEqual([]);
  stop();
  const count = seen.length;
  await notes.put(note('b', 'p1', 'två', '2026-01-01T00:00:00.000Z'));
  expect(seen.length).toBe(count);
  await database.close();
});

test('every write of a row has a number and a stamp, and what is put after a removal goes on counting', async () => {
  const database = await openDatabase(`tag-${crypto.randomUUID()}`, getRxStorageMemory(), await freshKey());
  const { privatenotes } = database.access.collections;
  const kept = async () => (await privatenotes.storageInstance.findDocumentsById(['a'], true))[0];
  const row = note('a', 'p1', SECRET, '2026-01-01T00:00:00.000Z');
  await database.tables.privatenotes.put(row);
  const first = tagOf((await kept())?.body ?? '');
  await database.tables.privatenotes.put(row);
  const second = tagOf((await kept())?.body ?? '');
  expect([first?.version, second?.version]).toEqual([1, 2]);
  expect(second?.stamp).not.toBe(first?.stamp);
  await database.tables.privatenotes.remove('a');
  const removed = await kept();
  expect(removed?._deleted).toBe(true);
  expect(removed?.body).toMatch(/^\{"~":\[3,"[0-9a-f]{16}"\]\}$/);
  await database.tables.privatenotes.put(row);
  expect(tagOf((await kept())?.body ?? '')?.version).toBe(4);
  expect(await database.tables.privatenotes.get('a')).toEqual(row);
  await database.close();
});

test('where nobody else has to hear of it, nothing is kept of a removal', async () => {
  const database = await openDatabase(`off-${crypto.randomUUID()}`, getRxStorageMemory(), await freshKey());
  const { privatenotes } = database.access.collections;
  const kept = async () => (await privatenotes.storageInstance.findDocumentsById(['a', 'b'], true)).length;
  await database.tables.privatenotes.put(note('a', 'p1', SECRET, '2026-01-01T00:00:00.000Z'));
  await database.tables.privatenotes.remove('a');
  expect(await kept()).toBe(1);
  await database.access.setKeepsRemoved(false);
  expect(await kept()).toBe(0);
  await database.tables.privatenotes.put(note('b', 'p1', SECRET, '2026-01-01T00:00:00.000Z'));
  await database.tables.privatenotes.remove('b');
  expect(await kept()).toBe(0);
  await database.close();
});

/** Opens one collection's storage below the encryption, as a thief of the disk would. */
async function onDisk(storage: ReturnType<typeof getRxStorageMemory>, name: string) {
  const { fillWithDefaultSettings } = await import('rxdb/plugins/core');
  const { ROW_SCHEMA } = await import('./row-schema.ts');
  const { encrypted: _sealed, ...schema } = fillWithDefaultSettings(ROW_SCHEMA);
  const parameters = {
    databaseName: name,
    collectionName: 'privatenotes',
    databaseInstanceToken: 'thief',
    multiInstance: false,
    devMode: false,
  };
  return storage.createStorageInstance({ ...parameters, schema: schema as never, options: {} });
}

test('nothing a person wrote is readable below the encryption', async () => {
  const storage = getRxStorageMemory();
  const name = `disk-${crypto.randomUUID()}`;
  const database = await openDatabase(name, storage, await freshKey());
  await database.tables.privatenotes.put(note('a', 'p1', SECRET, '2026-01-01T00:00:00.000Z'));
  const disk = await onDisk(storage, name);
  const [row] = await disk.findDocumentsById(['a'], false);
  expect(row).toBeDefined();
  const dumped = JSON.stringify(row);
  expect(dumped).toContain('p1');
  for (const word of ['Åsa', 'Öberg', 'text', 'raw-note']) expect(dumped).not.toContain(word);
  await database.close();
});

test('a body moved to another row does not open, and does not take the list with it', async () => {
  const storage = getRxStorageMemory();
  const name = `swap-${crypto.randomUUID()}`;
  const key = await freshKey();
  const database = await openDatabase(name, storage, key);
  const notes = database.tables.privatenotes;
  await notes.put(note('a', 'p1', 'as text', '2026-01-01T00:00:00.000Z'));
  await notes.put(note('b', 'p1', 'bs text', '2026-01-02T00:00:00.000Z'));
  const disk = await onDisk(storage, name);
  const rows = (await disk.findDocumentsById(['a', 'b'], false)) as unknown as {
    id: string;
    body: string;
    _rev: string;
    _meta: { lwt: number };
  }[];
  const [a, b] = [rows.find((row) => row.id === 'a'), rows.find((row) => row.id === 'b')];
  if (!a || !b) throw new Error('rows are missing');
  const swapped = { ...a, body: b.body, _rev: '9-thief', _meta: { lwt: a._meta.lwt + 1 } };
  const result = await disk.bulkWrite([{ previous: a as never, document: swapped as never }], 'test');
  expect(result.error).toEqual([]);
  await expect
    .poll(async () => (await notes.list('p1')).map((row) => row.text), { timeout: 10_000 })
    .toEqual(['bs text']);
  await expect(notes.get('a')).rejects.toMatchObject({ code: 'storage-broken' });
  expect([...(await notes.ids())].sort()).toEqual(['a', 'b']);
  await database.close();
});

test('sort keys put the newest first and rows without a time last', () => {
  const keys = ['2026-03-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', null].map(sortKey);
  expect([...keys].sort()).toEqual(keys);
  expect(() => JSON.parse(DAMAGED)).toThrow();
});
