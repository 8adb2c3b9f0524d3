import type { MaskedSegment, WordAnchor } from '@arbetsytan/shared/documents/transcript-facts';
import { expect, test } from 'vitest';
import { indexWords } from './word-index.ts';

const segment = (id: string, words: readonly WordAnchor[], doubtful = false): MaskedSegment => ({
  id,
  start: words[0]?.[0] ?? 0,
  end: words.at(-1)?.[1] ?? 0,
  from: words[0]?.[2] ?? 0,
  to: words.at(-1)?.[3] ?? 0,
  speaker: -1,
  words,
  doubtful,
});
const INDEX = indexWords([
  segment('a', [
    [0, 3, 1_000, 1_400, 90],
    [4, 8, 1_400, 2_000, 20],
  ]),
  segment('b', []),
  segment(
    'c',
    [
      [10, 12, 5_000, 5_500, -1],
      [13, 20, 5_500, 6_000, 99],
    ],
    true,
  ),
]);

test('knows the word that is said, and the last one in a pause', () => {
  expect([0, 1_000, 1_399, 1_400, 3_000, 5_000, 99_999].map(INDEX.at)).toEqual([-1, 0, 0, 1, 1, 2, 3]);
});

test('knows the word at a place of the text', () => {
  expect([0, 3, 4, 9, 13, 20].map(INDEX.atOffset)).toEqual([0, 1, 1, 2, 3, -1]);
});

test('goes from doubt to doubt, and from the last to the first', () => {
  expect([-1, 1, 2].map(INDEX.nextDoubtful)).toEqual([1, 2, 1]);
  expect(indexWords([]).nextDoubtful(0)).toBe(-1);
});

test('finds where a segment begins', () => {
  expect([0, 1, 2, 3].map(INDEX.firstOf)).toEqual([0, -1, 2, -1]);
});
