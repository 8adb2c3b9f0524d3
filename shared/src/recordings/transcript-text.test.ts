import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rawText } from '../ingest/decode.ts';
import { normalise } from '../text/normalise.ts';
import type { TranscriptSegment } from './transcript.ts';
import { transcriptText } from './transcript-text.ts';

const segment = (id: string, words: string, speaker: string | null = null, from = 0): TranscriptSegment => ({
  id,
  from,
  to: from + 1_000,
  speaker,
  words: words.split(' ').map((text, i) => ({ text, from: from + i * 100, to: from + i * 100 + 90, sure: 80 })),
  by: 'machine',
  doubtful: false,
});

const TWO = {
  speakers: [
    { id: 'tyst', name: 'Ingen' },
    { id: 'a', name: 'Anna Ek' },
    { id: 'b', name: 'Bo' },
  ],
  segments: [segment('1', 'Hej då.', 'a'), segment('2', 'Ja just det.', 'a', 1_000), segment('3', 'Nej.', 'b', 2_000)],
};

it('names the speaker where a turn begins', () => {
  expect(transcriptText(TWO).text).toBe('Anna Ek: Hej då.\n\nJa just det.\n\nBo: Nej.');
});

it('tells where every word stands and who says it', () => {
  const { text, segments, speakers } = transcriptText(TWO);
  const words = segments.flatMap((each) => each.words.map(([start, end]) => text.slice(start, end)));
  expect(words).toEqual(['Hej', 'då.', 'Ja', 'just', 'det.', 'Nej.']);
  expect(segments.map(({ speaker }) => speaker)).toEqual([1, 1, 2]);
  expect(speakers.map(({ id, start, end }) => `${id} ${text.slice(start, end)}`)).toEqual([
    'tyst ',
    'a Anna Ek',
    'b Bo',
  ]);
});

it('leaves a segment without words out', () => {
  const { segments } = transcriptText({ speakers: [], segments: [segment('1', ''), segment('2', 'Hej.')] });
  expect(segments.map(({ id }) => id)).toEqual(['2']);
});

it('is already normal, whatever a model writes, so that offsets hold through masking', () => {
  const words = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 5 }), fc.string({ unit: 'binary', maxLength: 10 }), (parts, name) => {
      const segments = parts.map((part, i) => ({
        ...segment(String(i), part.join(' '), 'a'),
        words: part.map(wordOf),
      }));
      const { text, segments: placed } = transcriptText({ speakers: [{ id: 'a', name }], segments });
      expect(normalise(rawText(text))).toBe(text);
      for (const { start, end, words: anchors } of placed)
        for (const [from, to] of anchors) {
          expect(from >= start && to <= end && from < to).toBe(true);
          expect(text.slice(from, to)).toMatch(/^\S/u);
        }
    }),
  );
});

const wordOf = (text: string, i: number) => ({ text, from: i * 100, to: i * 100 + 50, sure: null });
