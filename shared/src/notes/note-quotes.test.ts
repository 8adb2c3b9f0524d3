import { expect, it } from 'vitest';
import { quotesIn } from './note-quotes.ts';

const QUOTES = [
  { recordingId: 'r', from: 154_000, to: 156_000, time: '2:34' },
  { recordingId: 'r', from: 754_000, to: 756_000, time: '12:34' },
];
const WRITTEN = 'Min text.\n\n”Vi fick inte säga nej.” – Anna Ek, 12:34\n\n”Aldrig.” – Bo, 2:34';

it('finds each quote in its paragraph, by its time', () => {
  const masked = 'Min text.\n\n”Vi fick inte säga nej.” – [PERSON 1], [TID 1]\n\n”Aldrig.” – [PERSON 2], [TID 2]';
  expect(quotesIn(WRITTEN, masked, QUOTES).map(({ from, paragraph }) => [from, paragraph])).toEqual([
    [154_000, 2],
    [754_000, 1],
  ]);
});

it('drops a quote that a person took away, or whose time was', () => {
  expect(quotesIn('Klockan 12:34 ringde hon.', 'Klockan 12:34 ringde hon.', QUOTES)).toEqual([]);
});

it('tells none where paragraphs are no longer the same', () => {
  expect(quotesIn(WRITTEN, 'Ett stycke.', QUOTES)).toEqual([]);
});
