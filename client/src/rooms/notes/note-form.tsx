import { fill } from '@arbetsytan/shared/i18n/format';
import { notesSv } from '@arbetsytan/shared/i18n/sv/notes';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import type { Note } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextArea, TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { MaskedNote } from './masked-note.tsx';
import { canOpenOriginalOfNote, type NotePreview, originalOfNote, previewNote, saveNote } from './save-note.ts';

export interface NoteFormProps {
  readonly project: Project;
  readonly earlier: Note | null;
  readonly onClose: () => void;
}

/** Writing a note: first the words, then what will be stored of them, then saving. Going back loses nothing. */
export function NoteForm({ project, earlier, onClose }: NoteFormProps) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<NotePreview | null>(null);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (!earlier) return;
    void run(async () => {
      // Whoever did not write it goes on from what everybody sees.
      const written = canOpenOriginalOfNote(earlier, String(desk.account.id))
        ? await originalOfNote(desk, earlier)
        : earlier;
      setTitle(written.title);
      setText(written.text);
    });
  }, [desk, earlier, run]);

  const show = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '' || text.trim() === '') return;
    void run(async () =>
      setPreview(passed(await previewNote(desk, project, { title, text }, earlier?.level ?? project.level))),
    );
  };
  const save = (shown: NotePreview) =>
    void run(async () => {
      await saveNote(desk, project, { title, text }, shown, earlier);
      say(notesSv.saved);
      onClose();
    });

  if (preview) {
    const level = levelsSv[preview.level].name.toLowerCase();
    const count = preview.marks.length;
    return (
      <Card title={notesSv.previewTitle}>
        <p>{fill(count > 0 ? notesSv.previewMarks : notesSv.previewNone, { count, level })}</p>
        <h3>{preview.title}</h3>
        <MaskedNote content={preview} />
        <ActionNotice error={error} reasons={reasons} />
        <Actions>
          <Button kind="primary" isDisabled={busy} onPress={() => save(preview)}>
            {notesSv.save}
          </Button>
          <Button isDisabled={busy} onPress={() => setPreview(null)}>
            {notesSv.back}
          </Button>
        </Actions>
      </Card>
    );
  }
  return (
    <Card title={earlier ? notesSv.editTitle : notesSv.writeTitle}>
      <form onSubmit={show} noValidate>
        <Stack>
          <TextField
            label={notesSv.title}
            hint={notesSv.titleHint}
            value={title}
            onChange={setTitle}
            maxLength={200}
            error={tried && title.trim() === '' ? notesSv.titleMissing : undefined}
          />
          <TextArea
            label={notesSv.text}
            hint={notesSv.textHint}
            value={text}
            onChange={setText}
            rows={10}
            error={tried && text.trim() === '' ? notesSv.textMissing : undefined}
          />
          <ActionNotice error={error} reasons={reasons} />
          <Actions>
            <Button type="submit" kind="primary" isDisabled={busy}>
              {busy ? notesSv.previewing : notesSv.preview}
            </Button>
            <Button onPress={onClose}>{notesSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}
