import { expect, test } from 'vitest';
import type { KeptRow } from '../store/write-row.ts';
import { rowIn, tagOf } from '../store/write-tag.ts';
import type { LifeboatRow } from './local-rows.ts';
import { resolveRows } from './resolve-rows.ts';
import { type PlainRow, removedRow, storedRow } from './stored-row.ts';
import { note, secret } from './test-rows.ts';

const tag = (version: number, letter: string) => ({ version, stamp: letter.repeat(16) });
const kept = (text: string, version: number, letter: string, fields: object = {}) =>
  storedRow('privatenotes', { ...secret('s1', text), ...fields } as PlainRow, tag(version, letter));
const gated = (text: string, version: number, letter: string) =>
  storedRow('notes', note('n1', 'p1', text) as unknown as PlainRow, tag(version, letter));
const removed = (version: number) => removedRow('privatenotes', 's1', 'p1', tag(version, 'f'));
const textOf = ({ body }: KeptRow) => rowIn(body)?.text;

function parts(seen = 0, remasked: (row: PlainRow) => PlainRow | null = (row) => row) {
  const boat: LifeboatRow[] = [];
  return {
    boat,
    now: () => '2026-11-23T10:00:00.000Z',
    keep: async (entry: LifeboatRow) => void boat.push(entry),
    seenBefore: () => seen,
    remask: async (_table: string, row: PlainRow) => remasked(row),
  };
}

test('two edits of one row become one, numbered after both', async () => {
  const with_ = parts();
  const versions = {
    base: kept('Ett.\n\nTvå.', 1, 'a'),
    ours: kept('Ett.\n\nTvå.\n\nTre.', 4, 'b'),
    theirs: kept('Noll.\n\nEtt.\n\nTvå.', 2, 'c'),
  };
  const row = await resolveRows('privatenotes', versions, with_);
  expect(textOf(row)).toBe('Noll.\n\nEtt.\n\nTvå.\n\nTre.');
  expect(tagOf(row.body)?.version).toBe(5);
  expect(with_.boat).toEqual([]);
});

test('where ours brings nothing new, theirs stands as it is and is not written again', async () => {
  const theirs = kept('Ny', 2, 'c');
  const base = kept('Gammal', 1, 'a');
  expect(await resolveRows('privatenotes', { base, ours: kept('Gammal', 1, 'a'), theirs }, parts())).toBe(theirs);
});

test('a deletion beats an edit, and the edit is in the lifeboat', async () => {
  const base = kept('Ett', 1, 'a');
  const lost = parts();
  const theirs = removed(2);
  expect(await resolveRows('privatenotes', { base, ours: kept('Ett och två', 2, 'b'), theirs }, lost)).toBe(theirs);
  expect(lost.boat).toMatchObject([{ kind: 'beaten', row: { text: 'Ett och två' }, stamp: 'b'.repeat(16) }]);
  const ours = await resolveRows('privatenotes', { base, ours: removed(2), theirs: kept('Tre', 2, 'c') }, lost);
  expect(ours).toMatchObject({ _deleted: true });
  expect(tagOf(ours.body)?.version).toBe(3);
  expect(lost.boat[1]).toMatchObject({ row: { text: 'Tre' } });
});

test('the same words changed by both are one entry in the lifeboat, however often it is settled', async () => {
  const with_ = parts();
  const versions = {
    base: kept('Klockan ett', 1, 'a'),
    ours: kept('Klockan två', 2, 'b'),
    theirs: kept('Klockan tre', 2, 'c'),
  };
  await resolveRows('privatenotes', versions, with_);
  await resolveRows('privatenotes', versions, with_);
  expect(new Set(with_.boat.map(({ id }) => id)).size).toBe(1);
  expect(with_.boat[0]).toMatchObject({ kind: 'conflict', field: 'text', ours: 'Klockan två', theirs: 'Klockan tre' });
});

test('a merged text that the gate refuses is not stored: theirs stands, ours is in the lifeboat', async () => {
  const with_ = parts(0, () => null);
  const theirs = gated('Ett.\n\nTvå.\n\nTre.', 2, 'c');
  const versions = { base: gated('Ett.\n\nTvå.', 1, 'a'), ours: gated('Noll.\n\nEtt.\n\nTvå.', 2, 'b'), theirs };
  expect(await resolveRows('notes', versions, with_)).toBe(theirs);
  expect(with_.boat).toMatchObject([{ kind: 'beaten', row: { text: 'Noll.\n\nEtt.\n\nTvå.' } }]);
});

test('a merged text is stored as the rules masked it', async () => {
  const with_ = parts(0, (row) => ({ ...row, text: '[PERSON 1]', rulesetHash: 'd'.repeat(64) }));
  const versions = {
    base: gated('Ett.\n\nTvå.', 1, 'a'),
    ours: gated('Noll.\n\nEtt.\n\nTvå.', 2, 'b'),
    theirs: gated('Ett.\n\nTvå.\n\nTre.', 2, 'c'),
  };
  expect(textOf(await resolveRows('notes', versions, with_))).toBe('[PERSON 1]');
});

test('an older sealed version than the server has had never takes the place of ours', async () => {
  const with_ = parts();
  const ours = kept('Två', 9, 'b');
  const row = await resolveRows('privatenotes', { base: ours, ours, theirs: kept('Ett', 7, 'a') }, with_);
  expect(textOf(row)).toBe('Två');
  expect(tagOf(row.body)?.version).toBe(10);
});

test('after a restore ours stands where the server has had it before; a sealed version that differs is kept', async () => {
  const with_ = parts(9);
  const row = await resolveRows(
    'privatenotes',
    { base: null, ours: kept('Två', 9, 'b'), theirs: kept('Ett', 7, 'a') },
    with_,
  );
  expect(textOf(row)).toBe('Två');
  expect(with_.boat).toMatchObject([{ kind: 'beaten', row: { text: 'Ett' } }]);
  // Of a gated row the server keeps the replaced versions itself.
  const open = parts(9);
  await resolveRows('notes', { base: null, ours: gated('Två', 9, 'b'), theirs: gated('Ett', 7, 'a') }, open);
  expect(open.boat).toEqual([]);
});
