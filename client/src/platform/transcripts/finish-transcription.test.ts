import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { Transcription, WindowResult } from '@arbetsytan/shared/recordings/transcription';
import { beforeEach, expect, it } from 'vitest';
import { createTestDesk, type TestDesk } from '../desk/test-desk.ts';
import { finishTranscription } from './finish-transcription.ts';
import { maskTranscriptAgain } from './mask-again.ts';
import { openTranscript } from './open-transcript.ts';

let desk: TestDesk;
const lock = <T>(_name: string, work: () => Promise<T>) => work();

const RECORDING: Recording = {
  id: 'r',
  projectId: 'p',
  name: 'Samtal med Anna Bergström',
  from: 'microphone',
  state: 'whole',
  durationMs: 60_000,
  language: 'sv',
  gaps: [],
  markers: [],
  opus: false,
  peaks: '',
  code: null,
  recordedBy: 'redaktor',
  createdAt: '2026-05-12T08:00:00.000Z',
  updatedAt: '2026-05-12T08:00:00.000Z',
};

const result = (index: number, text: string): WindowResult => {
  const from = index * 10_000;
  const words = text
    .split(' ')
    .map((word, i) => ({ text: word, from: from + i * 400, to: from + i * 400 + 300, sure: 60 }));
  const to = words.at(-1)?.to ?? from;
  return { index, from, to: from + 9_000, state: 'done', segments: [{ from, to, words }], code: null };
};
const transcription = (...results: readonly WindowResult[]): Transcription => ({
  id: 't.r',
  recordingId: 'r',
  projectId: 'p',
  state: 'running',
  code: null,
  where: 'device',
  model: 'whisper-base',
  language: 'sv',
  windows: null,
  results,
  spentMs: 0,
  createdAt: RECORDING.createdAt,
  updatedAt: RECORDING.createdAt,
});
const TALK = [result(0, 'Jag heter Anna Bergström och bor här.'), result(1, 'Ring mig på 070-174 06 58 sade hon.')];

beforeEach(async () => {
  desk = createTestDesk();
  const project = { id: 'p', name: 'Hamnen' as GatedText, level: 'strict' };
  await desk.projects.put(project as Project);
  await desk.vault.recordings.put(RECORDING);
});

it('stores a masked document with the time of every word, and the raw transcript in the vault', async () => {
  const verdict = await finishTranscription(desk, transcription(...TALK), lock);
  expect(verdict.ok).toBe(true);
  const row = await desk.documents.get('r');
  expect(row).toMatchObject({ kind: 'transcript', level: 'strict', date: '2026-05-12', reviewed: false });
  expect(JSON.stringify(row)).not.toMatch(/Bergström|174/);
  const anchors = row?.transcript?.segments.flatMap(({ words }) => words) ?? [];
  expect(anchors.map(([start, end, from]) => `${from} ${row?.text.slice(start, end)}`)).toContain('10000 Ring');
  const name = anchors.find(([start, end]) => row?.text.slice(start, end) === '[PERSON 1]');
  expect(name?.slice(2, 4)).toEqual([800, 1_500]);
  const raw = row ? await openTranscript(desk, row) : null;
  expect(raw?.segments[0]?.words[2]?.text).toBe('Anna');
});

it('makes nothing twice, and keeps one original when more is heard', async () => {
  await finishTranscription(desk, transcription(...TALK.slice(0, 1)), lock);
  const half = await desk.documents.get('r');
  await finishTranscription(desk, transcription(...TALK), lock);
  const whole = await desk.documents.get('r');
  expect(whole?.text.startsWith(half?.text ?? '-')).toBe(true);
  await finishTranscription(desk, transcription(...TALK), lock);
  expect(await desk.documents.get('r')).toEqual(whole);
  expect((await desk.vault.originals.list('p')).map(({ id }) => id)).toEqual([whole?.originalId]);
  expect((await desk.events.list('p')).map(({ kind }) => kind)).toEqual(['document-added']);
});

it('keeps the old text when the gate says no', async () => {
  await finishTranscription(desk, transcription(...TALK.slice(0, 1)), lock);
  const before = await desk.documents.get('r');
  const refused = { ok: false, reasons: [{ code: 'digits', start: 0, end: 6 }] } as const;
  const closed = { ...desk, masking: { ...desk.masking, maskForReview: async () => refused } };
  expect((await finishTranscription(closed, transcription(...TALK), lock)).ok).toBe(false);
  expect(await desk.documents.get('r')).toEqual(before);
});

it.each(['original', 'masked'] as const)('masked again from its %s text, its times follow the words', async (from) => {
  const first = await finishTranscription(desk, transcription(...TALK), lock);
  if (!first.ok || !first.value.transcript) throw new Error('not stored');
  await desk.masking.decide('p', [{ kind: 'add-term', term: 'bor här' }]);
  const row = { ...first.value, transcript: first.value.transcript };
  const raw = from === 'original' ? await openTranscript(desk, row) : null;
  const again = await maskTranscriptAgain(desk, row, 'paranoid', raw);
  if (!again.ok) throw new Error('did not pass');
  const { content, transcript } = again.value;
  const said = transcript.segments.flatMap(({ words }) =>
    words.map(([start, end, at]) => `${at} ${content.text.slice(start, end)}`),
  );
  expect(said[0]).toBe('0 Jag');
  expect(said.find((word) => word.startsWith('2000 '))).toMatch(/^2000 \[ORD 1\]/);
  expect(said).toContain('10000 Ring');
  expect(said.at(-1)).toMatch(/ hon\.$/);
  for (const mark of content.marks) expect(content.text.slice(mark.start, mark.end)).toBe(mark.placeholder);
});
