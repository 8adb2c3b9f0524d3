import { expect, it } from 'vitest';
import type { Quote } from '../documents/transcript-facts.ts';
import { quoteForNote, quoteParts, stretchOf, withQuote } from './quotes.ts';
import { timecode } from './timecode.ts';
import { transcriptText } from './transcript-text.ts';

const segment = (id: number, text: string, speaker: string | null) => ({
  id: String(id),
  from: id * 10_000,
  to: id * 10_000 + 9_000,
  speaker,
  words: text
    .split(' ')
    .map((word, i) => ({ text: word, from: id * 10_000 + i * 500, to: id * 10_000 + i * 500 + 500, sure: 1 })),
  by: 'machine' as const,
  doubtful: false,
});
const WRITTEN = transcriptText({
  speakers: [
    { id: 'a', name: '[PERSON 1]' },
    { id: 'b', name: 'Reportern' },
  ],
  segments: [segment(0, 'Vad hände då?', 'b'), segment(1, 'Vi fick inte säga nej.', 'a'), segment(2, 'Aldrig.', 'a')],
});
const FACTS = {
  speakers: WRITTEN.speakers.map(({ id, start, end }) => ({ id, name: WRITTEN.text.slice(start, end) })),
  segments: WRITTEN.segments,
};
const said = (from: number, to: number) =>
  quoteParts(WRITTEN.text, FACTS, { from, to }).map(({ speaker, text }) => `${speaker}: ${text}`);

it('reads the words of a stretch, each with who says them', () => {
  expect(said(500, 11_000)).toEqual(['Reportern: hände då?', '[PERSON 1]: Vi fick']);
  expect(said(10_000, 20_500)).toEqual(['[PERSON 1]: Vi fick inte säga nej. Aldrig.']);
  expect(said(3_000, 4_000)).toEqual([]);
});

it('does not take the neighbour that only shares a border', () => {
  expect(said(10_500, 11_000)).toEqual(['[PERSON 1]: fick']);
});

it('makes a stretch of what was chosen, over paragraphs too, and gives the same words back', () => {
  const start = WRITTEN.text.indexOf('säga');
  const stretch = stretchOf(WRITTEN.segments, { start, end: WRITTEN.text.length });
  expect(stretch).toEqual({ from: 11_500, to: 20_500 });
  expect(said(stretch?.from ?? 0, stretch?.to ?? 0)).toEqual(['[PERSON 1]: säga nej. Aldrig.']);
});

it('finds no stretch in the name of a speaker', () => {
  expect(stretchOf(WRITTEN.segments, { start: 0, end: 4 })).toBeNull();
});

it('keeps quotes in the order of the recording, each once', () => {
  const quote = (id: string, from: number): Quote => ({ id, from, to: from + 1, by: 'x', createdAt: 'y' });
  const quotes = [quote('2', 20), quote('1', 10), quote('3', 20)].reduce(withQuote, [] as readonly Quote[]);
  expect(quotes.map(({ id }) => id)).toEqual(['1', '2']);
});

it('writes a quote with who said it and when', () => {
  const parts = quoteParts(WRITTEN.text, FACTS, { from: 10_000, to: 13_000 });
  expect(quoteForNote(parts, 754_000, 'okänd')).toBe('”Vi fick inte säga nej.” – [PERSON 1], 12:34');
});

it('counts minutes, and hours when there are any', () => {
  expect([0, 59_999, 754_000, 3_661_000].map(timecode)).toEqual(['0:00', '0:59', '12:34', '1:01:01']);
});
