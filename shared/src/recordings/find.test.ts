import { expect, it } from 'vitest';
import { findIn, foldCase } from './find.ts';
import { transcriptText } from './transcript-text.ts';

const words = (text: string, from: number) =>
  text.split(' ').map((word, i) => ({ text: word, from: from + i * 100, to: from + i * 100 + 90, sure: null }));
const WRITTEN = transcriptText({
  speakers: [],
  segments: [
    { id: '0', from: 0, to: 900, speaker: null, words: words('Hamnen är DJUP här', 0), by: 'machine', doubtful: false },
    {
      id: '1',
      from: 1_000,
      to: 1_900,
      speaker: null,
      words: words('hamnen är tom', 1_000),
      by: 'machine',
      doubtful: false,
    },
  ],
});
const found = (query: string) =>
  findIn(foldCase(WRITTEN.text), WRITTEN.segments, query).found.map(
    ({ start, end, segment, from }) => `${WRITTEN.text.slice(start, end)} ${segment} ${from}`,
  );

it('finds words with capitals or without, and when they are said', () => {
  expect(found('HAMNEN är')).toEqual(['Hamnen är 0 0', 'hamnen är 1 1000']);
  expect(found('djup')).toEqual(['DJUP 0 200']);
  expect(found('upp')).toEqual([]);
});

it('finds words over the break of a paragraph', () => {
  expect(found('här hamnen')).toEqual(['här\n\nhamnen 0 300']);
});

it('finds nothing when nothing is asked for', () => {
  expect(found('  ')).toEqual([]);
});

it('never moves a place, whatever the letters', () => {
  expect(foldCase('İstanbul ÅÄÖ ß')).toHaveLength('İstanbul ÅÄÖ ß'.length);
});
