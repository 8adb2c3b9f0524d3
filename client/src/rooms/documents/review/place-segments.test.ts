import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../platform/masking/inspect.ts';
import { placesIn, segmentsOf } from './place-segments.ts';

const hit = (placeholder: string, ...places: [number, number][]): Hit => ({
  placeholder,
  type: 'PERSON',
  rule: 'person.full-name',
  isDoubtful: false,
  isSure: false,
  places: places.map(([start, end]) => ({ start, end })),
});

describe('hits drawn in the original', () => {
  it('are dealt out to the paragraphs they stand in, also where one runs over a break', () => {
    const parts = [
      { start: 0, end: 20 },
      { start: 22, end: 40 },
    ];
    const dealt = placesIn([hit('[PERSON 2]', [30, 35]), hit('[PERSON 1]', [2, 5], [18, 25])], parts);
    expect(dealt.map((places) => places.map(({ start, end }) => [start, end]))).toEqual([
      [
        [2, 5],
        [18, 25],
      ],
      [
        [18, 25],
        [30, 35],
      ],
    ]);
  });

  it('are cut at the edges of what is chosen, and nothing is lost or said twice', () => {
    const part = { start: 10, end: 30 };
    const [places = []] = placesIn([hit('[PERSON 1]', [12, 18])], [part]);
    const segments = segmentsOf(part, places, { start: 15, end: 22 });
    expect(segments.map(({ start, end, place, isChosen }) => [start, end, place !== null, isChosen])).toEqual([
      [10, 12, false, false],
      [12, 15, true, false],
      [15, 18, true, true],
      [18, 22, false, true],
      [22, 30, false, false],
    ]);
  });
});
