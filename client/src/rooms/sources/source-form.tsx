import { sourceKindsSv, sourcesSv } from '@arbetsytan/shared/i18n/sv/sources';
import type { Project } from '@arbetsytan/shared/projects/project';
import { SOURCE_KINDS, type Source, type SourceKind, type SourceSecret } from '@arbetsytan/shared/sources/source';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Notice, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { saveSource } from './save-source.ts';

export interface SourceFormProps {
  readonly project: Project;
  readonly earlier: Source | null;
  readonly secret: SourceSecret | null;
  readonly onClose: () => void;
}

export function SourceForm({ project, earlier, secret, onClose }: SourceFormProps) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const [kind, setKind] = useState<SourceKind>(earlier?.kind ?? 'person');
  const [title, setTitle] = useState<string>(earlier?.title ?? '');
  const [note, setNote] = useState<string>(earlier?.note ?? '');
  const [name, setName] = useState(secret?.name ?? '');
  const [contact, setContact] = useState(secret?.contact ?? '');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === '') return;
    void run(async () => {
      if (!passed(await saveSource(desk, project, { kind, title, note, name, contact }, earlier))) return;
      say(sourcesSv.saved);
      onClose();
    });
  };
  return (
    <Dialog title={earlier ? sourcesSv.editTitle : sourcesSv.addTitle} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Select
            label={sourcesSv.kind}
            value={kind}
            options={SOURCE_KINDS.map((value) => ({ value, name: sourceKindsSv[value] }))}
            onChange={setKind}
          />
          <TextField
            label={sourcesSv.title}
            hint={sourcesSv.titleHint}
            value={title}
            onChange={setTitle}
            maxLength={200}
            error={tried && title.trim() === '' ? sourcesSv.titleMissing : undefined}
          />
          <TextField label={sourcesSv.note} hint={sourcesSv.noteHint} value={note} onChange={setNote} maxLength={500} />
          <Notice title={sourcesSv.secret}>{sourcesSv.secretHint}</Notice>
          <TextField label={sourcesSv.name} value={name} onChange={setName} maxLength={200} autoComplete="off" />
          <TextField
            label={sourcesSv.contact}
            value={contact}
            onChange={setContact}
            maxLength={500}
            autoComplete="off"
          />
          <ActionNotice error={error} reasons={reasons} />
          <Actions>
            <Button type="submit" kind="primary" isDisabled={busy}>
              {sourcesSv.save}
            </Button>
            <Button onPress={onClose}>{sourcesSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
