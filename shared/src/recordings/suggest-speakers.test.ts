import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edited, textOf } from './segment-edits.ts';
import { speakersOfTurns } from './suggest-speakers.ts';
import type { RawTranscript } from './transcript.ts';
import type { VoiceTurn } from './turns.port.ts';
import { turnsOfFrames } from './voice-frames.ts';

const segment = (id: number, count: number, speaker: string | null = null) => ({
  id: `s${id}`,
  from: id * 10_000,
  to: id * 10_000 + 9_000,
  speaker,
  words: Array.from({ length: count }, (_each, i) => ({
    text: `ord${id}.${i}`,
    from: id * 10_000 + i * 500,
    to: id * 10_000 + i * 500 + 400,
    sure: 50,
  })),
  by: 'machine' as const,
  doubtful: false,
});
const raw = (...segments: readonly ReturnType<typeof segment>[]): RawTranscript => ({
  v: 1,
  recordingId: 'r',
  language: 'sv',
  model: 'm',
  speakers: [{ id: 'a', name: 'Anna' }],
  segments,
});
const suggested = (transcript: RawTranscript, turns: readonly VoiceTurn[]) => {
  let ids = 0;
  const edits = speakersOfTurns(
    transcript,
    turns,
    (voice) => `Talare ${'AB'[voice]}`,
    () => `n${++ids}`,
  );
  return edits.reduce(edited, transcript);
};
const told = ({ speakers, segments }: RawTranscript) =>
  segments.map((each) => `${speakers.find(({ id }) => id === each.speaker)?.name ?? '?'}: ${textOf(each)}`);

it('gives each segment its voice, and parts one where another begins', () => {
  const turns = [
    { from: 0, to: 2_000, voice: 0 },
    { from: 2_000, to: 5_000, voice: 1 },
    { from: 10_000, to: 12_000, voice: 0 },
  ];
  expect(told(suggested(raw(segment(0, 8), segment(1, 2)), turns))).toEqual([
    'Talare A: ord0.0 ord0.1 ord0.2 ord0.3',
    'Talare B: ord0.4 ord0.5 ord0.6 ord0.7',
    'Talare A: ord1.0 ord1.1',
  ]);
});

it('leaves what a person said, and knows the voice again', () => {
  const turns = [
    { from: 0, to: 9_000, voice: 1 },
    { from: 10_000, to: 19_000, voice: 1 },
  ];
  expect(told(suggested(raw(segment(0, 2, 'a'), segment(1, 2)), turns))).toEqual([
    'Anna: ord0.0 ord0.1',
    'Anna: ord1.0 ord1.1',
  ]);
});

it('does not part a segment for a word in between', () => {
  const turns = [
    { from: 0, to: 1_900, voice: 0 },
    { from: 1_900, to: 2_400, voice: 1 },
    { from: 2_400, to: 9_000, voice: 0 },
  ];
  expect(suggested(raw(segment(0, 8)), turns).segments).toHaveLength(1);
});

it('never takes a word away, whatever a model says', () => {
  const turn = fc.record({ from: fc.nat(30_000), length: fc.nat(8_000), voice: fc.nat(1) });
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 12 }), (made) => {
      const turns = made.map(({ from, length, voice }) => ({ from, to: from + length, voice }));
      const before = raw(segment(0, 9), segment(1, 1, 'a'), segment(2, 12));
      const after = suggested(before, turns);
      expect(after.segments.flatMap(({ words }) => words)).toEqual(before.segments.flatMap(({ words }) => words));
      expect(after.segments.find(({ id }) => id === 's1')?.speaker).toBe('a');
    }),
  );
});

it('reads turns out of what a model says of each frame', () => {
  const frames = (voice: number | null, count: number) =>
    Array.from({ length: count }, () => [0, 1].map((each) => (each === voice ? 0.9 : 0.1)));
  const probabilities = Float32Array.from(
    [...frames(1, 10), ...frames(null, 4), ...frames(1, 5), ...frames(0, 2), ...frames(0, 8)].flat(2),
  );
  expect(turnsOfFrames({ voices: 2, frameMs: 100, probabilities })).toEqual([
    { from: 0, to: 1_900, voice: 0 },
    { from: 1_900, to: 2_900, voice: 1 },
  ]);
  expect(turnsOfFrames({ voices: 2, frameMs: 100, probabilities: new Float32Array(0) })).toEqual([]);
});
