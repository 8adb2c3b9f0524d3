import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NormalText } from '../core/brand.ts';
import { mask } from './mask.ts';
import { EMPTY_MASK_PROJECT, type MaskProject, type NumberClaim } from './mask-types.ts';
import { joinNumbers, numberKey, numbersOf, partNumbers, settleNumbers, uniteClaims } from './numbers.ts';

const KEY = 'ab'.repeat(32);
const MORNING = '2026-11-23T08:00:00.000Z';
const NOON = '2026-11-23T12:00:00.000Z';
const EVENING = '2026-11-23T18:00:00.000Z';
const fresh: MaskProject = { ...EMPTY_MASK_PROJECT, key: KEY };

/** Masks as a device does: texts in turn, then the numbers are claimed. */
function device(at: string, texts: readonly string[], from: MaskProject = fresh) {
  let project = from;
  const masked = texts.map((text) => {
    const result = mask({ text: text as NormalText, level: 'strict', project });
    project = result.project;
    return String(result.masked);
  });
  return { masked, ...settleNumbers(project, [], at) };
}

describe('the number table', () => {
  it('holds no surface form', () => {
    const { project } = device(MORNING, ['Anna Lindqvist nås på 070-174 06 58.']);
    const table = JSON.stringify(project.numbers);
    expect(project.numbers).toHaveLength(2);
    expect(table.toLowerCase()).not.toMatch(/anna|lindqvist|0701740658/);
  });

  it('cannot be tried against names without the key of the project', () => {
    const name = 'anna lindqvist';
    expect(numberKey(KEY, 'PERSON', name)).not.toBe(numberKey('cd'.repeat(32), 'PERSON', name));
    expect(numberKey(KEY, 'PERSON', name)).not.toBe(numberKey(KEY, 'PLACE', name));
  });

  it('gives a value the number another device gave it, though this one has never seen it', () => {
    const there = device(MORNING, ['Erik Johansson och Anna Lindqvist svarade.']);
    const here = device(NOON, ['Anna Lindqvist ringde.'], { ...fresh, numbers: there.project.numbers ?? [] });
    expect(here.masked).toEqual(['[PERSON 2] ringde.']);
  });

  it('lets the earlier of two devices keep a number that both took, and moves the later one', () => {
    const first = device(MORNING, ['Anna Lindqvist ringde.']);
    const second = device(NOON, ['Erik Johansson ringde.']);
    const there = settleNumbers(first.project, second.project.numbers ?? [], EVENING);
    const here = settleNumbers(second.project, first.project.numbers ?? [], EVENING);
    expect(there.moved.size).toBe(0);
    expect([...here.moved]).toEqual([['[PERSON 1]', '[PERSON 2]']]);
    expect(here.project.pseudonyms[0]?.number).toBe(2);
  });

  it('never gives out again a number that somebody lost', () => {
    const first = device(MORNING, ['Anna Lindqvist ringde.']);
    const second = device(NOON, ['Erik Johansson ringde.']);
    const here = settleNumbers(second.project, first.project.numbers ?? [], EVENING);
    const { masked } = device(EVENING, ['Karin Ek svarade.'], here.project);
    expect(masked).toEqual(['[PERSON 3] svarade.']);
  });
});

describe('joining two numbers', () => {
  const project = device(MORNING, ['Anna Lindqvist ringde.', 'Sven Ek ringde Erik Johansson.']).project;
  const numberOf = (name: string, from: MaskProject) =>
    mask({ text: `${name} svarade.` as NormalText, level: 'strict', project: from }).masked;

  it('makes one person of them, also in texts to come', () => {
    expect(numberOf('Erik Johansson', project)).toBe('[PERSON 3] svarade.');
    const { project: joined, moved } = joinNumbers(project, 'PERSON', 3, 1, NOON);
    expect([...moved]).toEqual([['[PERSON 3]', '[PERSON 1]']]);
    expect(numberOf('Erik Johansson', joined)).toBe('[PERSON 1] svarade.');
    expect(numberOf('Karin Ek', joined)).toBe('[PERSON 4] svarade.');
  });

  it('follows the value joined to when that loses its number', () => {
    const joined = joinNumbers(project, 'PERSON', 3, 1, NOON).project;
    const earlier = device('2026-11-22T08:00:00.000Z', ['Karin Ek svarade.']);
    const { project: after } = settleNumbers(joined, earlier.project.numbers ?? [], EVENING);
    const numbers = after.pseudonyms.map(({ number }) => number);
    expect(numbers[0]).toBe(numbers[2]);
    expect(numbers[0]).not.toBe(1);
  });

  it('can be taken back, also within the same instant', () => {
    const joined = joinNumbers(project, 'PERSON', 3, 1, NOON).project;
    const parted = partNumbers(joined, 'PERSON', 3, NOON);
    expect([...parted.moved]).toEqual([['[PERSON 1]', '[PERSON 3]']]);
    expect(numberOf('Erik Johansson', parted.project)).toBe('[PERSON 3] svarade.');
    expect(numberOf('Anna Lindqvist', parted.project)).toBe('[PERSON 1] svarade.');
    expect(partNumbers(project, 'PERSON', 3, NOON)).toEqual({ project, moved: new Map() });
  });

  it('does nothing with a number the project does not have', () => {
    expect(joinNumbers(project, 'PERSON', 9, 1, NOON)).toEqual({ project, moved: new Map() });
    expect(joinNumbers(project, 'PERSON', 1, 1, NOON)).toEqual({ project, moved: new Map() });
  });
});

const claim: fc.Arbitrary<NumberClaim> = fc.record(
  {
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    type: fc.constant('PERSON' as const),
    number: fc.integer({ min: 1, max: 4 }),
    at: fc.constantFrom(MORNING, NOON, EVENING),
    joins: fc.constantFrom('a', 'b', 'c', 'd'),
  },
  { requiredKeys: ['key', 'type', 'number', 'at'] },
) as fc.Arbitrary<NumberClaim>;
const claims = fc.array(claim, { maxLength: 12 });

describe('uniting claims', () => {
  it('gives the same whatever the order, and whatever comes twice', () => {
    fc.assert(
      fc.property(claims, claims, claims, (a, b, c) => {
        const once = uniteClaims(uniteClaims(a, b), c);
        expect(uniteClaims(a, uniteClaims(c, b))).toEqual(once);
        expect(uniteClaims(once, b)).toEqual(once);
        expect([...numbersOf(uniteClaims(c, uniteClaims(b, a)))].sort()).toEqual([...numbersOf(once)].sort());
      }),
    );
  });

  it('never leaves one number to two values that nobody joined', () => {
    const unjoined = claims.map((all) => all.map(({ joins: _, ...rest }) => rest));
    fc.assert(
      fc.property(unjoined, (all) => {
        const numbers = [...numbersOf(all).values()];
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });
});
