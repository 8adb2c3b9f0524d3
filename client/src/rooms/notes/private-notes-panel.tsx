import { formatDate } from '@arbetsytan/shared/i18n/format';
import { notesSv, privateKindsSv } from '@arbetsytan/shared/i18n/sv/notes';
import { PRIVATE_NOTE_KINDS, type PrivateNote, type PrivateNoteKind } from '@arbetsytan/shared/notes/note';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Select, TextArea } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, Card, EmptyState, List, Loading, Row, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import styles from './notes.module.css';

/** Private notes: vault only, as written, never masked and never material. */
export function PrivateNotesPanel({ projectId }: { readonly projectId: string }) {
  const desk = useDesk();
  const notes = useTable(desk.vault.privateNotes, projectId);
  const [editing, setEditing] = useState<PrivateNote | 'new' | null>(null);
  const write = (
    <Button kind="primary" onPress={() => setEditing('new')}>
      {notesSv.privateWrite}
    </Button>
  );
  if (editing)
    return (
      <PrivateNoteForm
        projectId={projectId}
        earlier={editing === 'new' ? null : editing}
        onClose={() => setEditing(null)}
      />
    );
  return (
    <Stack>
      <div>
        <Badge tone="info">{notesSv.privateBadge}</Badge>
        <p>{notesSv.privateLead}</p>
      </div>
      {notes.state === 'loading' ? <Loading>{notesSv.loading}</Loading> : null}
      {notes.state === 'failed' ? <ErrorNotice code={notes.error.code} params={notes.error.params} /> : null}
      {notes.state === 'ready' && notes.rows.length === 0 ? (
        <EmptyState title={notesSv.privateEmptyTitle} actions={write}>
          {notesSv.privateEmptyText}
        </EmptyState>
      ) : null}
      {notes.state === 'ready' && notes.rows.length > 0 ? (
        <>
          <Actions>{write}</Actions>
          <PrivateNotes rows={notes.rows} onEdit={setEditing} />
        </>
      ) : null}
    </Stack>
  );
}

function PrivateNotes({
  rows,
  onEdit,
}: {
  readonly rows: readonly PrivateNote[];
  readonly onEdit: (note: PrivateNote) => void;
}) {
  const desk = useDesk();
  const say = useStatus();
  const { error, reasons, run } = useAction();
  const [removing, setRemoving] = useState<PrivateNote | null>(null);
  const { shown, more, rest } = useMore(rows);
  return (
    <>
      <ActionNotice error={error} reasons={reasons} />
      <List label={notesSv.privateList}>
        {shown.map((note) => (
          <Row
            key={note.id}
            title={privateKindsSv[note.kind]}
            meta={
              <>
                <Badge tone="info">{notesSv.privateBadge}</Badge>
                <span>{formatDate(note.updatedAt.slice(0, 10))}</span>
                <div className={styles.text}>{note.text}</div>
              </>
            }
          >
            <Button kind="quiet" onPress={() => onEdit(note)}>
              {notesSv.edit}
            </Button>
            <Button kind="quiet" onPress={() => setRemoving(note)}>
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
            if (removing) await desk.vault.privateNotes.remove(removing.id);
            say(notesSv.removed);
          })
        }
      >
        <p>{notesSv.privateRemoveText}</p>
      </ConfirmDialog>
    </>
  );
}

function PrivateNoteForm({
  projectId,
  earlier,
  onClose,
}: {
  readonly projectId: string;
  readonly earlier: PrivateNote | null;
  readonly onClose: () => void;
}) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run } = useAction();
  const [kind, setKind] = useState<PrivateNoteKind>(earlier?.kind ?? 'raw');
  const [text, setText] = useState(earlier?.text ?? '');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '') return;
    void run(async () => {
      const at = desk.now();
      const id = earlier?.id ?? desk.newId();
      const note = { id, projectId, kind, text, createdAt: earlier?.createdAt ?? at, updatedAt: at };
      await desk.saveEdited('privatenotes', note, earlier);
      say(notesSv.privateSaved);
      onClose();
    });
  };
  return (
    <Card title={earlier ? notesSv.privateEdit : notesSv.privateWrite}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Badge tone="info">{notesSv.privateBadge}</Badge>
          <Select
            label={notesSv.privateKind}
            value={kind}
            options={PRIVATE_NOTE_KINDS.map((value) => ({ value, name: privateKindsSv[value] }))}
            onChange={setKind}
          />
          <TextArea
            label={notesSv.text}
            hint={notesSv.privateLead}
            value={text}
            onChange={setText}
            rows={10}
            error={tried && text.trim() === '' ? notesSv.textMissing : undefined}
          />
          <ActionNotice error={error} reasons={reasons} />
          <Actions>
            <Button type="submit" kind="primary" isDisabled={busy}>
              {notesSv.privateSave}
            </Button>
            <Button onPress={onClose}>{notesSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}
