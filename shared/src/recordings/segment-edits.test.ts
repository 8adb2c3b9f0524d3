import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edited, type TranscriptEdit, textOf } from './segment-edits.ts';
import type { RawTranscript, TranscriptSegment } from './transcript.ts';

const segment = (id: string, text: string, speaker: string | null = null): TranscriptSegment => {
  const from = Number(id) * 10_000;
  const words = text
    .split(' ')
    .map((word, i) => ({ text: word, from: from + i * 500, to: from + i * 500 + 400, sure: 50 }));
  return { id, from, to: from + 9_000, speaker, words, by: 'machine', doubtful: true };
};
const RAW: RawTranscript = {
  v: 1,
  recordingId: 'r',
  language: 'sv',
  model: 'm',
  speakers: [
    { id: 'a', name: 'Anna' },
    { id: 'b', name: 'Bo' },
  ],
  segments: [
    segment('0', 'Vad hände då'),
    segment('1', 'Jag vet inte riktigt'),
    segment('2', 'Det gick fort', 'b'),
    segment('3', 'Ja'),
  ],
};
const speakers = ({ segments }: RawTranscript) => segments.map(({ speaker }) => speaker);
const said = ({ segments }: RawTranscript) =>
  segments.flatMap(({ words }) => words.map(({ text, from, to }) => `${text} ${from} ${to}`));
const texts = ({ segments }: RawTranscript) => segments.map(textOf);

it('writes a segment anew and lets the times stand', () => {
  const after = edited(RAW, { kind: 'write', segment: '1', text: ' Jag vet faktiskt\ninte riktigt ' });
  expect(after.segments[1]).toMatchObject({ by: 'person', doubtful: false, from: 10_000, to: 19_000 });
  expect(after.segments[1]?.words.map(({ text, from }) => `${text} ${from}`)).toEqual([
    'Jag 10000',
    'vet 10500',
    'faktiskt 10900',
    'inte 11000',
    'riktigt 11500',
  ]);
});

it('sets who speaks from here to where somebody else does', () => {
  expect(speakers(edited(RAW, { kind: 'speaker', segment: '0', speaker: 'a' }))).toEqual(['a', 'a', 'b', null]);
  expect(speakers(edited(RAW, { kind: 'speaker', segment: '2', speaker: null }))).toEqual([null, null, null, null]);
});

it('renames a speaker everywhere, and makes two with one name one', () => {
  expect(edited(RAW, { kind: 'rename', speaker: 'b', name: 'Bosse' }).speakers[1]?.name).toBe('Bosse');
  const named = edited(RAW, { kind: 'speaker', segment: '0', speaker: 'a' });
  const joined = edited(named, { kind: 'rename', speaker: 'b', name: 'Anna' });
  expect(joined.speakers.map(({ id }) => id)).toEqual(['a']);
  expect(speakers(joined)).toEqual(['a', 'a', 'a', null]);
});

it('splits where somebody else begins, and puts together again', () => {
  const two = edited(RAW, { kind: 'split', segment: '1', word: 2, newId: 'n' });
  expect(texts(two).slice(1, 3)).toEqual(['Jag vet', 'inte riktigt']);
  expect(two.segments[2]?.from).toBe(11_000);
  expect(texts(edited(two, { kind: 'merge', segment: '1' }))).toEqual(texts(RAW));
});

it('corrects the words it was made for and no others', () => {
  const correction = { segment: '2', word: 1, count: 2, from: 'gick fort', to: 'Gickfors' };
  const after = edited(RAW, { kind: 'correct', corrections: [correction, { ...correction, from: 'annat' }] });
  expect(texts(after)[2]).toBe('Det Gickfors');
  expect(after.segments[2]?.words[1]).toMatchObject({ from: 20_500, to: 21_400 });
});

it('takes the doubt from what somebody has listened to', () => {
  const after = edited(RAW, { kind: 'heard', segment: '1' });
  expect(after.segments[1]).toMatchObject({ doubtful: false, by: 'person' });
  expect(after.segments[1]?.words.map(({ sure }) => sure)).toEqual([null, null, null, null]);
  expect(edited(after, { kind: 'heard', segment: '1' })).toBe(after);
});

it('does nothing to what is not there', () => {
  const edits: readonly TranscriptEdit[] = [
    { kind: 'write', segment: 'x', text: 'y' },
    { kind: 'split', segment: '1', word: 0, newId: 'n' },
    { kind: 'merge', segment: '3' },
    { kind: 'speaker', segment: '0', speaker: 'x' },
    { kind: 'rename', speaker: 'a', name: '  ' },
    { kind: 'add-speaker', id: 'c', name: 'Anna' },
  ];
  for (const edit of edits) expect(edited(RAW, edit)).toBe(RAW);
});

it('never loses a word but those that are written over, and keeps segments and words in order', () => {
  const id = fc.constantFrom('0', '1', '2', '3', 'n1', 'n2');
  const edit = fc.oneof(
    fc.record({
      kind: fc.constant('split' as const),
      segment: id,
      word: fc.nat(4),
      newId: fc.constantFrom('n1', 'n2'),
    }),
    fc.record({ kind: fc.constant('merge' as const), segment: id }),
    fc.record({ kind: fc.constant('speaker' as const), segment: id, speaker: fc.constantFrom('a', 'b', null) }),
    fc.record({
      kind: fc.constant('rename' as const),
      speaker: fc.constantFrom('a', 'b'),
      name: fc.constantFrom('Bo', 'C'),
    }),
    fc.record({ kind: fc.constant('heard' as const), segment: id }),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const after = edits.reduce(edited, RAW);
      expect(said(after)).toEqual(said(RAW));
      expect(new Set(after.segments.map((each) => each.id)).size).toBe(after.segments.length);
      for (const [i, { from, to }] of after.segments.entries()) {
        expect(to).toBeGreaterThanOrEqual(from);
        expect(from).toBeGreaterThanOrEqual(after.segments[i - 1]?.from ?? 0);
      }
    }),
  );
});
