import { expect, it } from 'vitest';
import { withResults } from './from-results.ts';
import type { RawTranscript } from './transcript.ts';
import type { WindowResult } from './transcription.ts';

const spoken = (text: string, from: number) => {
  const words = text
    .split(' ')
    .map((word, i) => ({ text: word, from: from + i * 300, to: from + i * 300 + 250, sure: 70 }));
  return { from, to: words.at(-1)?.to ?? from, words };
};
const window = (index: number, change: Partial<WindowResult> = {}): WindowResult => ({
  index,
  from: index * 10_000,
  to: index * 10_000 + 9_000,
  state: 'done',
  segments: [spoken(`Fönster ${index} talar`, index * 10_000)],
  code: null,
  ...change,
});
const from = (results: readonly WindowResult[], earlier: RawTranscript | null = null) =>
  withResults(earlier, { recordingId: 'r', language: 'sv', model: 'm', results });
const texts = ({ segments }: RawTranscript) => segments.map(({ words }) => words.map(({ text }) => text).join(' '));

it('makes the same transcript of the same results, however often', () => {
  const once = from([window(0), window(1)]);
  expect(from([window(0), window(1)], once)).toEqual(once);
});

it('parts a window where there is a pause and nowhere else', () => {
  const segments = [spoken('Ett', 0), spoken('två', 700), spoken('tre', 5_000)];
  expect(texts(from([window(0, { segments })]))).toEqual(['Ett två', 'tre']);
});

it('grows window by window, in the order of time', () => {
  const half = from([window(1)]);
  expect(texts(from([window(1), window(0)], half))).toEqual(['Fönster 0 talar', 'Fönster 1 talar']);
});

it('keeps suspect words and says that they are doubtful', () => {
  expect(from([window(0, { state: 'suspect' })]).segments[0]?.doubtful).toBe(true);
});

it('never overwrites what a person edited, and keeps what a person said of the speaker', () => {
  const first = from([window(0), window(1)]);
  const edited: RawTranscript = {
    ...first,
    speakers: [{ id: 'a', name: 'Anna' }],
    segments: first.segments.map((segment, i) =>
      i === 0
        ? { ...segment, by: 'person', words: [{ text: 'Rättat', from: 0, to: 850, sure: null }] }
        : { ...segment, speaker: 'a' },
    ),
  };
  const again = from([window(0), window(1, { segments: [spoken('Ny modell', 10_000)] })], edited);
  expect(texts(again)).toEqual(['Rättat', 'Ny modell']);
  expect(again.segments[1]?.speaker).toBe('a');
});

it('keeps what another plan of windows has not reached yet, and what failed', () => {
  const first = from([window(0), window(1)]);
  const again = from(
    [window(0, { segments: [spoken('Nytt', 0)] }), window(1, { state: 'failed', segments: [] })],
    first,
  );
  expect(texts(again)).toEqual(['Nytt', 'Fönster 1 talar']);
});

it('leaves a segment that a person emptied empty', () => {
  const first = from([window(0)]);
  const emptied = { ...first, segments: first.segments.map((each) => ({ ...each, by: 'person' as const, words: [] })) };
  expect(texts(from([window(0)], emptied))).toEqual(['']);
});
