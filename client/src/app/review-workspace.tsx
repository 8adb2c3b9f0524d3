import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { Note } from '@arbetsytan/shared/notes/note';
import { LinkButton } from '../design/button.tsx';
import { EmptyState, Loading, Page } from '../design/surfaces.tsx';
import type { Desk } from '../platform/desk/desk.port.ts';
import { useDesk } from '../platform/desk/use-desk.tsx';
import { useRow } from '../platform/desk/use-table.ts';
import { readInWorker } from '../rooms/documents/intake/reader.ts';
import { canOpenOriginal, originalText } from '../rooms/documents/original-text.ts';
import { remask } from '../rooms/documents/remask.ts';
import { ReviewPage } from '../rooms/documents/review/review-page.tsx';
import type { ReviewSource } from '../rooms/documents/review/review-source.ts';
import { originalOfNote, remaskNote } from '../rooms/notes/save-note.ts';
import { followDecisions } from './follow-decisions.ts';

/** The review of a document's masking. */
export function DocumentReview({ projectId, documentId }: { readonly projectId: string; readonly documentId: string }) {
  const desk = useDesk();
  const row = useRow(desk.documents, documentId);
  if (row === undefined) return <Loading>{reviewSv.loading}</Loading>;
  if (row === null || row.projectId !== projectId) return <Gone projectId={projectId} />;
  return <ReviewPage source={sourceOfDocument(desk, row)} />;
}

/** The same for a shared note. */
export function NoteReview({ projectId, noteId }: { readonly projectId: string; readonly noteId: string }) {
  const desk = useDesk();
  const row = useRow(desk.notes, noteId);
  if (row === undefined) return <Loading>{reviewSv.loading}</Loading>;
  if (row === null || row.projectId !== projectId) return <Gone projectId={projectId} />;
  return <ReviewPage source={sourceOfNote(desk, row)} />;
}

function Gone({ projectId }: { readonly projectId: string }) {
  return (
    <Page title={documentsSv.goneTitle}>
      <EmptyState
        title={documentsSv.goneTitle}
        actions={<LinkButton href={`/projekt/${projectId}`}>{documentsSv.back}</LinkButton>}
      >
        {documentsSv.goneText}
      </EmptyState>
    </Page>
  );
}

function sourceOfDocument(desk: Desk, row: DocumentRow): ReviewSource {
  const { id, projectId, title, level, text, marks } = row;
  return {
    id,
    projectId,
    title,
    level,
    text,
    marks,
    backHref: `/projekt/${projectId}/dokument/${id}`,
    isMine: canOpenOriginal(row, String(desk.account.id)),
    original: () => originalText(desk, readInWorker, row),
    remask: async (original) =>
      remask({ desk, original: async () => original }, (await desk.documents.get(id)) ?? row, level),
    follow: (onText) => followDecisions(desk, projectId, onText),
  };
}

function sourceOfNote(desk: Desk, row: Note): ReviewSource {
  const { id, projectId, title, level, text, marks } = row;
  return {
    id,
    projectId,
    title,
    level,
    text,
    marks,
    backHref: `/projekt/${projectId}/anteckningar?anteckning=${id}`,
    isMine: row.originalId !== null && row.importedBy === String(desk.account.id),
    original: async () => (await originalOfNote(desk, row)).text,
    remask: async () => remaskNote(desk, (await desk.notes.get(id)) ?? row, level),
    follow: (onText) => followDecisions(desk, projectId, onText),
  };
}
