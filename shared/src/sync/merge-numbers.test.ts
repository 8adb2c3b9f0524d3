import { expect, it } from 'vitest';
import type { MaskProject, NumberClaim, Pseudonym } from '../mask/mask-types.ts';
import { numberKey, numbersOf } from '../mask/numbers.ts';
import { mergeRows } from './merge.ts';

const KEY = 'a'.repeat(64);
const at = (minute: number) => `2026-01-01T00:0${minute}:00.000Z`;

/** A project in which each of these names has this number, given at this minute. */
function project(names: Readonly<Record<string, readonly [number, number]>>, key = KEY): MaskProject {
  const pseudonyms = Object.entries(names).map(
    ([canonical, [number]]): Pseudonym => ({
      type: 'PERSON',
      number,
      canonical,
      forms: [canonical],
      key: numberKey(key, 'PERSON', canonical),
    }),
  );
  const numbers = pseudonyms.map(
    ({ key: claimed = '', canonical, number }): NumberClaim => ({
      key: claimed,
      type: 'PERSON',
      number,
      at: at(names[canonical]?.[1] ?? 0),
    }),
  );
  return { pseudonyms, alwaysMask: [], releases: [], key, numbers, revision: 2, settled: 2 };
}
const row = (of: MaskProject, minute: number) => ({ id: 'p', projectId: 'p', project: of, updatedAt: at(minute) });

function merged(base: MaskProject | null, ours: MaskProject, theirs: MaskProject): MaskProject {
  const before = base && row(base, 0);
  const there = mergeRows('maskprojects', { base: before, ours: row(ours, 1), theirs: row(theirs, 2) });
  const back = mergeRows('maskprojects', { base: before, ours: row(theirs, 2), theirs: row(ours, 1) });
  expect(back.row).toEqual(there.row);
  return there.row?.project as MaskProject;
}
const numbersIn = ({ pseudonyms }: MaskProject) =>
  Object.fromEntries(pseudonyms.map(({ canonical, number }) => [canonical, number]));

it('two names that were given one number apart have one each: the first keeps it', () => {
  const base = project({ ek: [1, 0] });
  const one = project({ ek: [1, 0], alm: [2, 2] });
  const other = project({ ek: [1, 0], bok: [2, 1] });
  const both = merged(base, one, other);
  expect(numbersIn(both)).toEqual({ ek: 1, bok: 2, alm: 3 });
  expect([...numbersOf(both.numbers ?? []).values()].sort()).toEqual([1, 2, 3]);
  expect([both.revision, both.settled]).toEqual([3, 2]);
});

it('one name that was given two numbers apart has the first', () => {
  const both = merged(project({}), project({ alm: [1, 1] }), project({ bok: [1, 2], alm: [2, 3] }));
  expect(numbersIn(both)).toEqual({ alm: 1, bok: 3 });
});

it('tables that were begun apart, under a key each, become one under the key that was used first', () => {
  const other = 'b'.repeat(64);
  const both = merged(null, project({ alm: [1, 2] }), project({ bok: [1, 1], alm: [2, 3] }, other));
  expect(both.key).toBe(other);
  expect(numbersIn(both)).toEqual({ bok: 1, alm: 2 });
  for (const { key, canonical } of both.pseudonyms) expect(key).toBe(numberKey(other, 'PERSON', canonical));
});

it('a word that is always hidden, or a name, is never lost without a common ancestor', () => {
  const both = merged(
    null,
    { ...project({ alm: [1, 1] }), alwaysMask: ['Ladan'] },
    { ...project({}), alwaysMask: ['Kvarnen'] },
  );
  expect([...both.alwaysMask].sort()).toEqual(['Kvarnen', 'Ladan']);
  expect(numbersIn(both)).toEqual({ alm: 1 });
});
