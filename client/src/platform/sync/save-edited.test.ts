import type { Note } from '@arbetsytan/shared/notes/note';
import { expect, test } from 'vitest';
import { memoryTable } from '../desk/test-desk.ts';
import type { LifeboatRow } from './local-rows.ts';
import { createSaveEdited } from './save-edited.ts';
import type { PlainRow } from './stored-row.ts';

const AT = '2026-11-23T10:00:00.000Z';
const note = (text: string, updatedAt = AT) =>
  ({
    id: 'n',
    projectId: 'p',
    title: 'Titel',
    text,
    level: 'strict',
    rulesetHash: 'a'.repeat(64),
    marks: [],
    originalId: 'o',
    importedBy: 'anna',
    reviewed: false,
    createdAt: AT,
    updatedAt,
  }) as unknown as Note;

function desk(remask: (row: PlainRow) => PlainRow | null = (row) => ({ ...row, rulesetHash: 'b'.repeat(64) })) {
  const notes = memoryTable<Note>();
  const lifeboat = memoryTable<LifeboatRow>();
  const tables = {
    notes,
    lifeboat,
    projects: memoryTable(),
    sources: memoryTable(),
    privatenotes: memoryTable(),
    sourcesecrets: memoryTable(),
  };
  const save = createSaveEdited({ tables: tables as never, remask: async (_table, row) => remask(row), now: () => AT });
  return { notes, lifeboat, save };
}

test('a form that was opened on the latest version stores what it says', async () => {
  const { notes, save } = desk();
  const earlier = note('Ett.');
  await notes.put(earlier);
  await save('notes', note('Två.', '2026-11-23T10:05:00.000Z'), earlier);
  expect((await notes.get('n'))?.text).toBe('Två.');
});

test('words that a colleague wrote while the form was open are still there, and all of it is masked again', async () => {
  const { notes, save, lifeboat } = desk();
  const earlier = note('Ett.\n\nTvå.');
  await notes.put(note('Ett.\n\nTvå.\n\nFrån kollegan.', '2026-11-23T10:01:00.000Z'));
  await save('notes', note('Ett, ändrat.\n\nTvå.', '2026-11-23T10:05:00.000Z'), earlier);
  const stored = await notes.get('n');
  expect(stored?.text).toBe('Ett, ändrat.\n\nTvå.\n\nFrån kollegan.');
  expect(stored?.rulesetHash).toBe('b'.repeat(64));
  expect(await lifeboat.list()).toEqual([]);
});

test('the same words changed by both stand next to each other, and are asked about', async () => {
  const { notes, save, lifeboat } = desk();
  await notes.put(note('Klockan fem.', '2026-11-23T10:01:00.000Z'));
  await save('notes', note('Klockan fyra.', '2026-11-23T10:05:00.000Z'), note('Klockan tre.'));
  expect((await notes.get('n'))?.text).toMatch(/Klockan fem\.[\s\S]*Klockan fyra\./);
  expect((await lifeboat.list()).map(({ kind, ours, theirs }) => [kind, ours, theirs])).toEqual([
    ['conflict', 'Klockan fyra.', 'Klockan fem.'],
  ]);
});

test('two versions that the gate refuses together are not joined, and neither is lost', async () => {
  const { notes, save, lifeboat } = desk(() => null);
  await notes.put(note('Ett.\n\nFrån kollegan.', '2026-11-23T10:01:00.000Z'));
  await save('notes', note('Ett, ändrat.', '2026-11-23T10:05:00.000Z'), note('Ett.'));
  expect((await notes.get('n'))?.text).toBe('Ett.\n\nFrån kollegan.');
  expect((await lifeboat.list()).map(({ kind, row }) => [kind, row?.text])).toEqual([['beaten', 'Ett, ändrat.']]);
});
