import { doubtfulMarks } from '@arbetsytan/shared/documents/masked-content';
import { parsePassage } from '@arbetsytan/shared/documents/segments';
import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { notesSv } from '@arbetsytan/shared/i18n/sv/notes';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { Note } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button, LinkButton } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, EmptyState, List, Loading, Row, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { ItemBadge } from '../../platform/sync/item-badge.tsx';
import { MaskedNote } from './masked-note.tsx';
import { NoteForm } from './note-form.tsx';
import { canOpenOriginalOfNote, deleteNote, reviewNote } from './save-note.ts';

/** Shared notes: masked like documents. `?anteckning=<id>&p=12-40` opens one at the passage a report stands on. */
export function NotesPanel({ project }: { readonly project: Project }) {
  const desk = useDesk();
  const notes = useTable(desk.notes, project.id);
  const [editing, setEditing] = useState<Note | 'new' | null>(null);
  const write = (
    <Button kind="primary" onPress={() => setEditing('new')}>
      {notesSv.write}
    </Button>
  );
  if (editing)
    return <NoteForm project={project} earlier={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />;
  return (
    <Stack>
      {notes.state === 'loading' ? <Loading>{notesSv.loading}</Loading> : null}
      {notes.state === 'failed' ? <ErrorNotice code={notes.error.code} params={notes.error.params} /> : null}
      {notes.state === 'ready' && notes.rows.length === 0 ? (
        <EmptyState title={notesSv.emptyTitle} actions={write}>
          {notesSv.emptyText}
        </EmptyState>
      ) : null}
      {notes.state === 'ready' && notes.rows.length > 0 ? (
        <>
          <Actions>{write}</Actions>
          <Notes rows={notes.rows} onEdit={setEditing} />
        </>
      ) : null}
    </Stack>
  );
}

function Notes({ rows, onEdit }: { readonly rows: readonly Note[]; readonly onEdit: (note: Note) => void }) {
  const desk = useDesk();
  const say = useStatus();
  const { error, reasons, run } = useAction();
  const search = new URLSearchParams(useSearch());
  const asked = search.get('anteckning');
  const passage = search.get('p');
  const [open, setOpen] = useState<string | null>(asked);
  const [removing, setRemoving] = useState<Note | null>(null);
  const [, go] = useLocation();
  const { shown, more, rest } = useMore(rows);
  useEffect(() => setOpen(asked), [asked]);
  return (
    <>
      <ActionNotice error={error} reasons={reasons} />
      <List label={notesSv.list}>
        {shown.map((note) => (
          <Row
            key={note.id}
            title={note.title}
            meta={
              <>
                <span>{formatDate(note.updatedAt.slice(0, 10))}</span>
                <span>{fill(notesSv.level, { level: levelsSv[note.level].name.toLowerCase() })}</span>
                <Badge tone={note.reviewed ? 'ok' : 'neutral'}>
                  {note.reviewed ? notesSv.reviewed : notesSv.notReviewed}
                </Badge>
                <ItemBadge table="notes" id={note.id} />
                {doubtfulMarks(note).length > 0 ? (
                  <Badge tone="warn">
                    {doubtfulMarks(note).length === 1
                      ? reviewSv.doubtsOne
                      : fill(reviewSv.doubtsMany, { count: doubtfulMarks(note).length })}
                  </Badge>
                ) : null}
                {open === note.id ? (
                  <>
                    <MaskedNote
                      content={note}
                      cited={asked === note.id ? parsePassage(passage, note.text.length) : null}
                    />
                    {(note.quotes ?? []).map(({ recordingId, from, to }) => (
                      <LinkButton
                        key={`${recordingId} ${from} ${to}`}
                        kind="quiet"
                        href={`/projekt/${note.projectId}/inspelning/${recordingId}?t=${from}`}
                      >
                        {fill(notesSv.listen, { time: clockText(from) })}
                      </LinkButton>
                    ))}
                  </>
                ) : null}
              </>
            }
          >
            <Button
              aria-expanded={open === note.id}
              aria-label={fill(notesSv.read, { title: note.title })}
              onPress={() => setOpen(open === note.id ? null : note.id)}
            >
              {open === note.id ? notesSv.fold : notesSv.unfold}
            </Button>
            {canOpenOriginalOfNote(note, String(desk.account.id)) ? (
              <LinkButton kind="quiet" href={reviewHref(note)}>
                {reviewSv.title}
              </LinkButton>
            ) : null}
            <Button
              kind="quiet"
              onPress={() =>
                // What is doubtful must be looked at first, beside the original.
                doubtfulMarks(note).length > 0 && !note.reviewed
                  ? go(reviewHref(note))
                  : void run(() => reviewNote(desk, note, !note.reviewed))
              }
            >
              {note.reviewed ? notesSv.unmarkReviewed : notesSv.markReviewed}
            </Button>
            {note.importedBy === String(desk.account.id) ? (
              <Button kind="quiet" aria-label={`${notesSv.edit}: ${note.title}`} onPress={() => onEdit(note)}>
                {notesSv.edit}
              </Button>
            ) : null}
            <Button kind="quiet" aria-label={`${notesSv.remove}: ${note.title}`} onPress={() => setRemoving(note)}>
              {notesSv.remove}
            </Button>
          </Row>
        ))}
      </List>
      <MoreButton label={notesSv.showMore} rest={rest} onPress={more} />
      <ConfirmDialog
        title={notesSv.removeTitle}
        isOpen={removing !== null}
        isDanger
        confirm={notesSv.remove}
        cancel={notesSv.cancel}
        onClose={() => setRemoving(null)}
        onConfirm={() =>
          void run(async () => {
            if (removing) await deleteNote(desk, removing);
            say(notesSv.removed);
          })
        }
      >
        <p>{notesSv.removeText}</p>
      </ConfirmDialog>
    </>
  );
}

const reviewHref = (note: Note) => `/projekt/${note.projectId}/anteckning/${note.id}/granska`;
