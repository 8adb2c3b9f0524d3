import { describe, expect, it } from 'vitest';
import { material } from '../engine.contract.ts';
import type { Material } from '../material.ts';
import { pack } from '../pack.ts';
import type { ReleasedPack } from '../pack-types.ts';
import { POLICY } from '../policy.ts';
import { release } from '../release.ts';
import { contradictionsOf } from './contradictions.ts';
import { diverse, log2Fixed, rank } from './rank.ts';
import { type Reading, readingOf } from './reading.ts';

function released(materials: readonly Material[]): ReleasedPack {
  const { pack: packed } = pack({
    project: { name: 'Provet', tags: [] },
    policy: 'internal',
    template: 'brief',
    engine: 'extract',
    rulesetHash: 'r',
    previousReport: null,
    materials,
  });
  const result = release(packed, POLICY.internal, {});
  if (!result.ok) throw new Error(JSON.stringify(result.reasons));
  return result.value.released;
}

const read = (...texts: string[]): Reading =>
  readingOf(released(texts.map((text, index) => material(`d${index}`, text))));

describe('contradictions between documents', () => {
  it.each([
    [
      'different sums',
      'Bron kostade 4,2 miljoner kronor att bygga.',
      'Att bygga bron kostade 3 900 000 kronor.',
      'figure',
    ],
    ['different shares', 'Andelen sjuka elever var 12 procent.', 'Andelen sjuka elever var 30 procent.', 'figure'],
    ['different counts', 'Tre patienter fick fel dos.', 'Minst fem patienter fick fel dos.', 'figure'],
    [
      'different days',
      'Mötet med konsulten hölls den 4 maj 2026.',
      'Mötet med konsulten hölls den 9 maj 2026.',
      'date',
    ],
    [
      'a denial',
      'Nämnden informerades om rapportens innehåll.',
      'Nämnden informerades aldrig om rapportens innehåll.',
      'negation',
    ],
  ])('sees %s', (_name, first, second, kind) => {
    const found = contradictionsOf(read(first, second));
    expect(found.map((one) => one.kind)).toEqual([kind]);
  });

  it.each([
    [
      'the same sum in two notations',
      'Bron kostade 4,2 miljoner kronor att bygga.',
      'Att bygga bron kostade 4 200 000 kr.',
    ],
    ['different subjects', 'Bron kostade 4,2 miljoner kronor.', 'Simhallen kostade 9 miljoner kronor.'],
    ['a sum and a share', 'Kostnaden för bron var 4 miljoner kronor.', 'Kostnaden för bron var 12 procent.'],
    [
      'a question',
      'Bron kostade 4,2 miljoner kronor att bygga.',
      'Kostade bron verkligen 3 miljoner kronor att bygga?',
    ],
  ])('leaves %s alone', (_name, first, second) => {
    expect(contradictionsOf(read(first, second))).toEqual([]);
  });

  it('never sets a document against itself', () => {
    expect(contradictionsOf(read('Bron kostade 4 miljoner kronor. Bron kostade 9 miljoner kronor.'))).toEqual([]);
  });

  it('reads what a pronoun stands for', () => {
    const found = contradictionsOf(
      read(
        'Saneringen ligger på kommunen. Den kan kosta 12 miljoner kronor.',
        'Saneringen beräknas kosta 7 miljoner kronor.',
      ),
    );
    expect(found.map(({ values }) => values)).toEqual([['12 miljoner kronor', '7 miljoner kronor']]);
  });

  it('does not set two invoices of a series against each other', () => {
    const invoice = (month: string, sum: string) =>
      `Faktura från bussbolaget till nämnden avseende skolskjuts under ${month}. Tillkommande resor ingår enligt avtal. Att betala till bolaget: ${sum} kronor.`;
    const reading = readingOf(
      released([
        material('a', invoice('oktober', '360 500'), { date: '2025-10-31' }),
        material('b', invoice('november', '573 125'), { date: '2025-11-30' }),
      ]),
    );
    expect(contradictionsOf(reading)).toEqual([]);
  });
});

describe('ranking', () => {
  const texts = [
    'Kommunen köpte marken av bolaget. Bolaget sålde marken till kommunen för ett högt pris. Vädret var fint.',
    'Marken köptes av kommunen. En hund skällde.',
  ];

  it('puts what several documents say before what one mentions', () => {
    const reading = read(...texts);
    const { scores } = rank(reading);
    const score = (part: string) => scores[reading.sentences.findIndex(({ text }) => text.includes(part))] ?? -1;
    expect(score('köpte marken')).toBeGreaterThan(score('Vädret'));
    expect(score('Marken köptes')).toBeGreaterThan(score('hund'));
  });

  it('gives whole numbers, the same every time', () => {
    const first = rank(read(...texts)).scores;
    expect(first.every((score) => Number.isSafeInteger(score) && score >= 0 && score <= 1000)).toBe(true);
    expect(rank(read(...texts)).scores).toEqual(first);
  });

  it('takes the earlier of two equals, and the different before the alike', () => {
    expect(
      diverse(
        [2, 0, 1],
        () => 500,
        () => 0,
        2,
      ),
    ).toEqual([0, 1]);
    const alike = (a: number, b: number) => (a + b === 1 ? 1000 : 0);
    expect(diverse([0, 1, 2], (index) => 900 - index, alike, 2)).toEqual([0, 2]);
  });

  it('computes a logarithm without fractions', () => {
    expect(log2Fixed(1)).toBe(0);
    expect(log2Fixed(1024)).toBe(10 * 1024);
    for (const value of [3, 7, 100, 12_345])
      expect(Math.abs(log2Fixed(value) - Math.log2(value) * 1024)).toBeLessThan(2);
  });
});
