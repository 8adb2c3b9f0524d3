import { fill } from '@arbetsytan/shared/i18n/format';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import type { TranscriptEdit } from '@arbetsytan/shared/recordings/segment-edits';
import { textOf } from '@arbetsytan/shared/recordings/segment-edits';
import type { TranscriptSegment } from '@arbetsytan/shared/recordings/transcript';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextArea } from '../../design/fields.tsx';
import { Actions, Stack } from '../../design/surfaces.tsx';
import styles from './transcript.module.css';

export interface SegmentEditorProps {
  readonly segment: TranscriptSegment;
  readonly saving: boolean;
  readonly newId: () => string;
  /** False: it could not be stored, and what was typed stays here. */
  readonly onEdit: (...edits: readonly TranscriptEdit[]) => Promise<boolean>;
  readonly onClose: () => void;
}

/** The words of one segment, unmasked, as its owner writes them. Times follow the words. */
export function SegmentEditor({ segment, saving, newId, onEdit, onClose }: SegmentEditorProps) {
  const [text, setText] = useState(textOf(segment));
  const form = useRef<HTMLDivElement | null>(null);
  const { id } = segment;
  const store = (...more: readonly TranscriptEdit[]) =>
    void onEdit({ kind: 'write', segment: id, text }, ...more).then((stored) => (stored ? onClose() : undefined));
  const split = () => {
    const caret = form.current?.querySelector('textarea')?.selectionStart ?? 0;
    const word = text.slice(0, caret).split(/\s+/u).filter(Boolean).length;
    store({ kind: 'split', segment: id, word, newId: newId() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) store();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside is what is used; its keys are listened for here
    <div ref={form} className={styles.editor} onKeyDown={onKeyDown}>
      <Stack>
        <TextArea
          label={fill(transcriptSv.editTitle, { time: clockText(segment.from) })}
          hint={transcriptSv.editHint}
          value={text}
          onChange={setText}
          rows={4}
          autoFocus
        />
        <Actions>
          <Button kind="primary" isDisabled={saving} onPress={() => store()}>
            {saving ? transcriptSv.saving : transcriptSv.save}
          </Button>
          <Button isDisabled={saving} onPress={split}>
            {transcriptSv.split}
          </Button>
          <Button isDisabled={saving} onPress={() => store({ kind: 'merge', segment: id })}>
            {transcriptSv.merge}
          </Button>
          <Button onPress={onClose}>{transcriptSv.cancel}</Button>
        </Actions>
      </Stack>
    </div>
  );
}
