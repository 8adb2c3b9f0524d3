import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alignWords } from './align-words.ts';

const said = (text: string) =>
  text.split(' ').map((word, i) => ({ text: word, from: i * 1_000, to: i * 1_000 + 900, sure: 40 }));
const STRETCH = { from: 0, to: 10_000 };
const shown = (before: string, after: string) =>
  alignWords(said(before), after.split(' '), STRETCH).map(
    ({ text, from, to, sure }) => `${text} ${from}-${to} ${sure}`,
  );

it('keeps the time and the doubt of words that stand as they did', () => {
  expect(shown('vi fick inte svara', 'vi fick inte svara')[2]).toBe('inte 2000-2900 40');
});

it('gives a corrected word the time of the one it took the place of, and no doubt', () => {
  expect(shown('vi träffade Chelsson igår', 'vi träffade Kjellsson igår')).toEqual([
    'vi 0-900 40',
    'träffade 1000-1900 40',
    'Kjellsson 2000-2900 null',
    'igår 3000-3900 40',
  ]);
});

it('takes a capital or a comma as the same word', () => {
  expect(shown('ja det var så', 'Ja, det var så.')).toEqual([
    'Ja, 0-900 null',
    'det 1000-1900 40',
    'var 2000-2900 40',
    'så. 3000-3900 null',
  ]);
});

it('shares the time of two words among three, by their length', () => {
  expect(shown('a fjorton hundra b', 'a ett tusen fyrahundra b')).toEqual([
    'a 0-900 40',
    'ett 1000-1362 null',
    'tusen 1362-1905 null',
    'fyrahundra 1905-2900 null',
    'b 3000-3900 40',
  ]);
});

it('gives a word put in between the time there is between', () => {
  expect(shown('ja nej', 'ja inte nej')[1]).toBe('inte 900-1000 null');
});

it('keeps every word that was written, in order, its times never backwards and within what was heard', () => {
  const word = fc.constantFrom('ja', 'nej', 'inte', 'och', 'Berg,', 'berg', 'tjugo', '20');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 30 }), (before, after) => {
      const old = before.map((text, i) => ({ text, from: i * 300, to: i * 300 + 250, sure: 1 }));
      const words = alignWords(old, after, STRETCH);
      expect(words.map(({ text }) => text)).toEqual(after);
      let reached = 0;
      for (const { from, to } of words) {
        expect(from >= reached && to >= from && to <= STRETCH.to).toBe(true);
        reached = from;
      }
    }),
  );
});
