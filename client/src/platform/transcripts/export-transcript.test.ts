import { inflateRawSync } from 'node:zlib';
import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Project } from '@arbetsytan/shared/projects/project';
import { EXPORT_FORMATS } from '@arbetsytan/shared/recordings/export-lines';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import type { Transcription } from '@arbetsytan/shared/recordings/transcription';
import { beforeEach, expect, it } from 'vitest';
import { createTestDesk, type TestDesk } from '../desk/test-desk.ts';
import { editTranscript } from './edit-transcript.ts';
import { type ExportedFile, exportHindrance, exportTranscript } from './export-transcript.ts';
import { finishTranscription } from './finish-transcription.ts';
import { writeDocx } from './write-docx.ts';

let desk: TestDesk;
const lock = <T>(_name: string, work: () => Promise<T>) => work();
const COPY = { unknownSpeaker: 'Okänd talare', releases: 'Undantag', masked: 'Maskerad, nivå strikt.' };
const spoken = (text: string, from: number) => {
  const words = text
    .split(' ')
    .map((word, i) => ({ text: word, from: from + i * 400, to: from + i * 400 + 300, sure: 60 }));
  return { from, to: words.at(-1)?.to ?? from, words };
};
const TRANSCRIPTION = {
  id: 't.r',
  recordingId: 'r',
  projectId: 'p',
  language: 'sv',
  model: 'm',
  results: [
    {
      index: 0,
      from: 0,
      to: 9_000,
      state: 'done',
      segments: [spoken('Anna Bergström ringde 070-174 06 58.', 0)],
      code: null,
    },
    {
      index: 1,
      from: 754_000,
      to: 760_000,
      state: 'done',
      segments: [spoken('Vi fick inte säga nej.', 754_000)],
      code: null,
    },
  ],
} as unknown as Transcription;

beforeEach(async () => {
  desk = createTestDesk();
  await desk.projects.put({ id: 'p', name: 'Hamnen' as GatedText, level: 'strict' } as Project);
  const recording = {
    id: 'r',
    projectId: 'p',
    name: 'Samtal',
    durationMs: 9_000,
    createdAt: '2026-05-12T08:00:00.000Z',
  };
  await desk.vault.recordings.put(recording as Recording);
  await finishTranscription(desk, TRANSCRIPTION, lock);
  await editTranscript(
    desk,
    'r',
    [
      { kind: 'add-speaker', id: 's', name: 'Karin Ek' },
      { kind: 'speaker', segment: 'w1.0', speaker: 's' },
    ],
    lock,
  );
  await review(true);
});

async function review(reviewed: boolean): Promise<void> {
  const row = await desk.documents.get('r');
  if (row) await desk.documents.put({ ...row, reviewed });
}

async function written(file: ExportedFile): Promise<string> {
  if (typeof file.content === 'string') return file.content;
  return wordText(file.content);
}

/** The words of a Word file, from its zip. */
function wordText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (buffer.toString('utf8', at + 46, at + 46 + name) === 'word/document.xml') {
      const local = buffer.readUInt32LE(at + 42);
      const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
      const body = buffer.subarray(start, start + buffer.readUInt32LE(at + 20));
      const xml = (buffer.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8');
      return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    }
    at += 46 + name + extra + comment;
  }
  throw new Error('no document in the file');
}

it.each(EXPORT_FORMATS)('writes %s with the masked words, who says them and nothing else', async (format) => {
  const verdict = await exportTranscript(desk, 'r', format, COPY, writeDocx);
  if (!verdict.ok) throw new Error('did not pass');
  const text = await written(verdict.value);
  expect(text).toContain('Vi fick inte säga nej.');
  expect(text).toContain('[PERSON 2]');
  expect(text).not.toMatch(/Bergström|Karin|174/);
  if (format !== 'txt') expect(text).toContain(format === 'srt' ? '00:12:34,000' : '12:34');
  expect(verdict.value.name).not.toMatch(/Samtal/);
});

it('waits for a person to review, and for a text that is behind', async () => {
  await review(false);
  await expect(exportTranscript(desk, 'r', 'txt', COPY)).rejects.toMatchObject({ code: 'export-hindered' });
  await review(true);
  await desk.masking.decide('p', [{ kind: 'add-term', term: 'nej' }]);
  const row = await desk.documents.get('r');
  const project = await desk.vault.maskProject('p');
  expect(row && exportHindrance(row, project)).toBe('stale');
  expect(row && exportHindrance({ ...row, restrictions: { ...row.restrictions, export: false } }, project)).toBe(
    'closed',
  );
});

it('writes nothing that the gate finds, wherever it came from', async () => {
  const row = await desk.documents.get('r');
  const text = row?.text.replace('Vi fick', '0701740658') as GatedText;
  if (row) await desk.documents.put({ ...row, text });
  for (const format of EXPORT_FORMATS)
    expect((await exportTranscript(desk, 'r', format, COPY, writeDocx)).ok).toBe(false);
  expect((await desk.events.list('p')).map(({ kind }) => kind)).not.toContain('transcript-exported');
});
