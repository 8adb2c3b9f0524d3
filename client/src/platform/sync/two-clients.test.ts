import type { Note } from '@arbetsytan/shared/notes/note';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPeople, type People } from '../../../test/people.ts';
import { AT, note, project, secret } from './test-rows.ts';

// The real server hashes passwords as slowly as it should, and other work shares the machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let people: People;
beforeEach(async () => {
  people = await openPeople();
});
afterEach(() => people.close());

test('what is written on one device is on the other, and the server cannot read what is private', async () => {
  const phone = await people.device('redaktor');
  const laptop = await people.device('redaktor');
  await phone.database.tables.projects.put(project('p1'));
  await phone.database.tables.notes.put(note('n1', 'p1', 'Det finns sprickor i bron.'));
  await phone.database.tables.privatenotes.put(secret('s1', 'Källan heter Åsa'));
  await phone.settled();
  expect(await phone.database.tables.lifeboat.list()).toEqual([]);
  await laptop.settled();
  expect(await laptop.database.tables.projects.get('p1')).toMatchObject({ name: 'Hamnen' });
  expect(await laptop.database.tables.notes.get('n1')).toMatchObject({ text: 'Det finns sprickor i bron.' });
  expect((await laptop.database.tables.privatenotes.get('s1'))?.text).toBe('Källan heter Åsa');
  const stored = await people.app.db.selectFrom('sync_row').selectAll().execute();
  expect(stored.map(({ kind }) => kind).sort()).toEqual(['notes', 'privatenotes', 'projects']);
  expect(JSON.stringify(stored)).not.toContain('Åsa');
  await laptop.database.tables.privatenotes.remove('s1');
  await laptop.settled();
  await phone.settled();
  expect(await phone.database.tables.privatenotes.get('s1')).toBeNull();
  expect(phone.sync.state()).toMatchObject({ step: 'saved', waiting: 0, refused: 0, conflicts: 0 });
});

test('two people who edit the same note without a network lose no word of it', async () => {
  const mine = await people.device('redaktor');
  await mine.database.tables.projects.put(project('p1'));
  await mine.database.tables.notes.put(note('n1', 'p1', 'Det finns sprickor i bron.\n\nDet ligger kvar.'));
  await mine.settled();
  await people.invite('p1');
  const theirs = await people.device('kollega');
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
  const one = await people.device('redaktor');
  const other = await people.device('redaktor');
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
  const mine = await people.device('redaktor');
  await mine.database.tables.projects.put(project('p1'));
  await mine.database.tables.notes.put(note('n1', 'p1', 'Det finns sprickor i bron.'));
  await mine.database.tables.maskprojects.put({
    id: 'p1',
    projectId: 'p1',
    project: { pseudonyms: [], alwaysMask: ['Ladan'], releases: [] },
    updatedAt: AT,
  });
  await mine.settled();
  await people.invite('p1');
  const theirs = await people.device('kollega');
  await theirs.settled();
  expect((await theirs.database.tables.maskprojects.get('p1'))?.project.alwaysMask).toEqual(['Ladan']);
  await theirs.database.tables.privatenotes.put(secret('mine', 'Min egen'));
  await theirs.settled();
  theirs.line.up = false;
  await theirs.database.tables.notes.put(note('n2', 'p1', 'Så blev det inte.'));
  await people.remove('p1');
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
  await people.invite('p1');
  await theirs.settled();
  expect((await theirs.database.tables.maskprojects.get('p1'))?.project.alwaysMask).toEqual(['Ladan']);
  expect(await theirs.database.tables.notes.ids()).toEqual(['n1']);
  expect((await theirs.database.tables.lifeboat.list()).filter(({ kind }) => kind === 'unread')).toEqual([]);
});
