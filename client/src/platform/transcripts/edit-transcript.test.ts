import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Project } from '@arbetsytan/shared/projects/project';
import { withQuote } from '@arbetsytan/shared/recordings/quotes';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { Transcription } from '@arbetsytan/shared/recordings/transcription';
import { beforeEach, expect, it } from 'vitest';
import { createTestDesk, type TestDesk } from '../desk/test-desk.ts';
import { changeQuotes, editTranscript, restoreTranscript } from './edit-transcript.ts';
import { finishTranscription } from './finish-transcription.ts';

let desk: TestDesk;
const lock = <T>(_name: string, work: () => Promise<T>) => work();
const words = 'Jag heter Anna Bergström och bor här.'
  .split(' ')
  .map((text, i) => ({ text, from: i * 400, to: i * 400 + 300, sure: 60 }));
const TRANSCRIPTION = {
  id: 't.r',
  recordingId: 'r',
  projectId: 'p',
  language: 'sv',
  model: 'm',
  results: [{ index: 0, from: 0, to: 9_000, state: 'done', segments: [{ from: 0, to: 2_700, words }], code: null }],
} as unknown as Transcription;

beforeEach(async () => {
  desk = createTestDesk();
  const project = { id: 'p', name: 'Hamnen' as GatedText, level: 'strict' } as Project;
  await desk.projects.put(project);
  const recording = {
    id: 'r',
    projectId: 'p',
    name: 'Samtal',
    durationMs: 9_000,
    createdAt: '2026-05-12T08:00:00.000Z',
  };
  await desk.vault.recordings.put(recording as Recording);
  await finishTranscription(desk, TRANSCRIPTION, lock);
});

it('masks what a person wrote, and says who speaks by the masked name', async () => {
  const verdict = await editTranscript(
    desk,
    'r',
    [
      { kind: 'write', segment: 'w0.0', text: 'Jag heter Anna Bergström, och Karin Ek bor här.' },
      { kind: 'add-speaker', id: 's1', name: 'Anna Bergström' },
      { kind: 'speaker', segment: 'w0.0', speaker: 's1' },
    ],
    lock,
  );
  expect(verdict.ok).toBe(true);
  const row = await desk.documents.get('r');
  expect(row?.text).toBe('[PERSON 1]: Jag heter [PERSON 1], och [PERSON 2] bor här.');
  expect(row?.transcript?.speakers).toEqual([{ id: 's1', name: '[PERSON 1]' }]);
  expect(JSON.stringify(row)).not.toMatch(/Bergström|Karin/);
});

it('is not undone by a machine that hears the same window again', async () => {
  await editTranscript(desk, 'r', [{ kind: 'write', segment: 'w0.0', text: 'Helt annat.' }], lock);
  await finishTranscription(desk, TRANSCRIPTION, lock);
  expect((await desk.documents.get('r'))?.text).toBe('Helt annat.');
});

it('takes an edit back, but not over what was written since', async () => {
  const before = (await desk.documents.get('r'))?.text;
  const first = await editTranscript(desk, 'r', [{ kind: 'write', segment: 'w0.0', text: 'Ett.' }], lock);
  const second = await editTranscript(desk, 'r', [{ kind: 'write', segment: 'w0.0', text: 'Två.' }], lock);
  if (!first.ok || !second.ok) throw new Error('not stored');
  expect(await restoreTranscript(desk, 'r', first.value, lock)).toBeNull();
  expect((await desk.documents.get('r'))?.text).toBe('Två.');
  await restoreTranscript(desk, 'r', second.value, lock);
  await restoreTranscript(desk, 'r', first.value, lock);
  expect((await desk.documents.get('r'))?.text).toBe(before);
});

it('keeps quotes through an edit', async () => {
  const quote = { id: 'q', from: 0, to: 700, by: 'redaktor', createdAt: desk.now() };
  await changeQuotes(desk, 'r', (quotes) => withQuote(quotes, quote), lock);
  await editTranscript(desk, 'r', [{ kind: 'write', segment: 'w0.0', text: 'Jag hette inget.' }], lock);
  expect((await desk.documents.get('r'))?.transcript?.quotes).toEqual([quote]);
});

it('changes nothing when the gate says no', async () => {
  const before = await desk.documents.get('r');
  const refused = { ok: false, reasons: [{ code: 'digits', start: 0, end: 6 }] } as const;
  const closed = { ...desk, masking: { ...desk.masking, maskForReview: async () => refused } };
  const verdict = await editTranscript(closed, 'r', [{ kind: 'write', segment: 'w0.0', text: 'Nej.' }], lock);
  expect(verdict).toEqual(refused);
  expect(await desk.documents.get('r')).toEqual(before);
});
