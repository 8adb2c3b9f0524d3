import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import type { Speaker } from '@arbetsytan/shared/recordings/transcript';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/fields.tsx';
import { Actions, Card, Stack } from '../../design/surfaces.tsx';
import styles from './transcript.module.css';

export interface SpeakersCardProps {
  /** With the names they are shown by: masked, or unmasked for the owner. In the order of their numbers. */
  readonly speakers: readonly Speaker[];
  readonly busy: boolean;
  /** From the segment that is chosen. */
  readonly onSpeaker: (number: number) => void;
  readonly onAdd: (name: string) => Promise<boolean>;
  readonly onRename: (id: string, name: string) => Promise<boolean>;
}

/** Who speaks: a number each, which sets that speaker from the chosen segment on. */
export function SpeakersCard({ speakers, busy, onSpeaker, onAdd, onRename }: SpeakersCardProps) {
  const [name, setName] = useState('');
  const [renaming, setRenaming] = useState<Speaker | null>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    // Nobody has to know a name to tell two voices apart.
    const wanted = name.trim() === '' ? unnamed(speakers.length) : name;
    void onAdd(wanted).then((added) => (added ? setName('') : undefined));
  };
  return (
    <Card title={transcriptSv.speakers}>
      <p className={styles.quiet}>{speakers.length === 0 ? transcriptSv.speakersEmpty : transcriptSv.speakerFrom}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className={styles.speakers} role="list" aria-label={transcriptSv.speakers}>
        {speakers.map((speaker, i) => (
          <li key={speaker.id} className={styles.speakerRow}>
            <Button onPress={() => onSpeaker(i + 1)}>
              <kbd className={styles.key}>{i + 1}</kbd> {speaker.name}
            </Button>
            <Button
              kind="quiet"
              aria-label={fill(transcriptSv.renameOf, { name: speaker.name })}
              onPress={() => setRenaming(speaker)}
            >
              {transcriptSv.rename}
            </Button>
          </li>
        ))}
        {speakers.length > 0 ? (
          <li className={styles.speakerRow}>
            <Button onPress={() => onSpeaker(0)}>
              <kbd className={styles.key}>0</kbd> {transcriptSv.nobody}
            </Button>
          </li>
        ) : null}
      </ul>
      <form onSubmit={add} noValidate>
        <Stack>
          <TextField
            label={transcriptSv.speakerName}
            hint={transcriptSv.speakerHint}
            value={name}
            maxLength={200}
            onChange={setName}
            placeholder={unnamed(speakers.length)}
          />
          <Actions>
            <Button type="submit" isDisabled={busy}>
              {transcriptSv.addSpeaker}
            </Button>
          </Actions>
        </Stack>
      </form>
      {renaming ? (
        <Rename speaker={renaming} busy={busy} onRename={onRename} onClose={() => setRenaming(null)} />
      ) : null}
    </Card>
  );
}

/** "Talare A": letters, since a level may hide every digit. */
const unnamed = (taken: number) => fill(transcriptSv.newSpeaker, { letter: String.fromCharCode(65 + (taken % 26)) });

function Rename({
  speaker,
  busy,
  onRename,
  onClose,
}: {
  readonly speaker: Speaker;
  readonly busy: boolean;
  readonly onRename: SpeakersCardProps['onRename'];
  readonly onClose: () => void;
}) {
  const [name, setName] = useState('');
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void onRename(speaker.id, name).then((done) => (done ? onClose() : undefined));
  };
  return (
    <Dialog title={transcriptSv.renameTitle} isOpen onClose={onClose}>
      <form onSubmit={rename} noValidate>
        <Stack>
          <TextField
            label={transcriptSv.speakerName}
            hint={transcriptSv.renameHint}
            value={name}
            maxLength={200}
            onChange={setName}
            autoFocus
          />
          <Actions>
            <Button type="submit" kind="primary" isDisabled={busy || name.trim() === ''}>
              {busy ? transcriptSv.saving : transcriptSv.rename}
            </Button>
            <Button onPress={onClose}>{transcriptSv.cancel}</Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
