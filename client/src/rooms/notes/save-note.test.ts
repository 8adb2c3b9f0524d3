import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Project } from '@arbetsytan/shared/projects/project';
import { expect, it } from 'vitest';
import { createTestDesk } from '../../platform/desk/test-desk.ts';
import { previewNote, remaskNote, saveNote } from './save-note.ts';

const PROJECT = { id: 'p', name: 'Hamnen' as GatedText, level: 'strict' } as Project;
const TEXT = 'Min egen rad.\n\n”Vi fick inte säga nej.” – Anna Bergström, 12:34';

it('keeps where a quote stands and when it is said, also where a level hides the time', async () => {
  const desk = createTestDesk();
  await desk.projects.put(PROJECT);
  const draft = { title: 'Citat', text: TEXT, quotes: [{ recordingId: 'r', from: 754_000, to: 756_000 }] };
  const preview = await previewNote(desk, PROJECT, draft);
  if (!preview.ok) throw new Error('did not pass');
  const note = await saveNote(desk, PROJECT, draft, preview.value);
  const quote = { recordingId: 'r', from: 754_000, to: 756_000, paragraph: 1 };
  expect(note.quotes).toEqual([quote]);
  const hidden = await remaskNote(desk, note, 'paranoid');
  expect(hidden.ok && hidden.value.text).not.toContain('12:34');
  expect(hidden.ok && hidden.value.quotes).toEqual([quote]);
  const rewritten = { title: 'Citat', text: 'Bara min egen rad.' };
  const next = await previewNote(desk, PROJECT, rewritten);
  if (!next.ok) throw new Error('did not pass');
  expect((await saveNote(desk, PROJECT, rewritten, next.value, note)).quotes).toBeUndefined();
});
