import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { useCallback } from 'react';
import type { Desk } from '../platform/desk/desk.port.ts';
import { useDesk } from '../platform/desk/use-desk.tsx';
import { purgeReports } from '../platform/fort-knox/purge-reports.ts';
import { originalOfNote, previewNote, saveNote } from '../rooms/notes/save-note.ts';
import type { QuoteForNote } from '../rooms/recordings/note-shelf.ts';
import { TranscriptPage } from '../rooms/recordings/transcript-page.tsx';

export interface RecordingWorkspaceProps {
  readonly projectId: string;
  readonly recordingId: string;
}

/** A recording, whose quotes go into notes. Recordings and notes are rooms of their own; here they meet. */
export function RecordingWorkspace({ projectId, recordingId }: RecordingWorkspaceProps) {
  const desk = useDesk();
  const add = useCallback((quote: QuoteForNote) => addQuote(desk, quote), [desk]);
  return <TranscriptPage projectId={projectId} recordingId={recordingId} addToNote={add} />;
}

/**
 * Puts a quote at the end of a note, or in a new one. The note is masked and gated as every note is.
 * @throws AppError not-found, original-missing, original-not-yours, storage-full
 */
async function addQuote(desk: Desk, quote: QuoteForNote): Promise<Verdict<Id, GateReason>> {
  const { projectId, noteId, recordingId, from, to } = quote;
  const project = await desk.projects.get(projectId);
  if (!project) throw new AppError('not-found', { id: projectId });
  const earlier = noteId === null ? null : await desk.notes.get(noteId);
  if (noteId !== null && !earlier) throw new AppError('not-found', { id: noteId });
  const written = earlier ? await originalOfNote(desk, earlier) : { title: quote.title, text: '' };
  const text = [written.text.trimEnd(), quote.text].filter((part) => part !== '').join('\n\n');
  const draft = { title: written.title, text, quotes: [{ recordingId, from, to }] };
  const preview = await previewNote(desk, project, draft, earlier?.level ?? project.level);
  if (!preview.ok) return preview;
  const note = await saveNote(desk, project, draft, preview.value, earlier);
  if (earlier) await purgeReports(desk, earlier);
  return { ok: true, value: note.id };
}
