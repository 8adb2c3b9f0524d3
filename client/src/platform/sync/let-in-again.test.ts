import type { Note } from '@arbetsytan/shared/notes/note';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPeople, type People } from '../../../test/people.ts';
import { note, project } from './test-rows.ts';

let people: People;
beforeEach(async () => {
  people = await openPeople();
});
afterEach(() => people.close());

test('what was refused while somebody was out of the project is sent when they are in again, though they never heard of it', async () => {
  const mine = await people.device('redaktor');
  await mine.database.tables.projects.put(project('p1'));
  await mine.database.tables.notes.put(note('n1', 'p1', 'Det finns sprickor i bron.'));
  await mine.settled();
  await people.invite('p1');
  const theirs = await people.device('kollega');
  await theirs.settled();
  const start = (await theirs.database.tables.notes.get('n1')) as Note;
  theirs.line.up = false;
  await theirs.database.tables.notes.put({ ...start, text: `${start.text}\n\nOch en mening till.` as Note['text'] });
  await people.remove('p1');
  theirs.line.before = (route) => {
    if (route === 'members.list') throw new TypeError('dropped');
  };
  theirs.line.up = true;
  await expect
    .poll(async () => (await theirs.database.tables.lifeboat.list()).map(({ code }) => code))
    .toEqual(['no-access']);
  await mine.database.tables.notes.put({ ...start, text: `Nytt först.\n\n${start.text}` as Note['text'] });
  await mine.settled();
  await people.invite('p1');
  theirs.line.before = null;
  await theirs.settled();
  await mine.settled();
  for (const { database } of [mine, theirs]) {
    const text = (await database.tables.notes.get('n1'))?.text;
    for (const words of ['Nytt först.', 'sprickor', 'Och en mening till.']) expect(text).toContain(words);
    expect(await database.tables.lifeboat.list()).toEqual([]);
  }
});
