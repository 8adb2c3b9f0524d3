import { fill } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import { useSyncExternalStore } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { FileDrop } from '../../design/file-drop.tsx';
import { Actions, Card, Progress, Stack } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { ImportItem } from '../../platform/sound-import/sound-import.port.ts';

const ACCEPTED = [
  'audio/*',
  'video/*',
  '.wav',
  '.mp3',
  '.m4a',
  '.aac',
  '.ogg',
  '.opus',
  '.webm',
  '.flac',
  '.mp4',
  '.mov',
];

/** The way in for sound files. */
export function ImportSound({ projectId }: { readonly projectId: string }) {
  const { soundImport } = useDesk();
  return (
    <FileDrop
      button={recorderSv.addFile}
      label={recorderSv.addDrop}
      hint={recorderSv.addHint}
      accept={ACCEPTED}
      onFiles={(files) => soundImport.add(projectId, files)}
    />
  );
}

/** Files on their way in, and what did not come in. */
export function ImportingSound({ projectId }: { readonly projectId: string }) {
  const { soundImport } = useDesk();
  const items = useSyncExternalStore(soundImport.subscribe, soundImport.items).filter(
    (item) => item.projectId === projectId,
  );
  if (items.length === 0) return null;
  return (
    <Card title={recorderSv.importing}>
      <Stack>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </Stack>
    </Card>
  );
}

function Item({ item: { id, name, state, doneMs, ofMs, code } }: { readonly item: ImportItem }) {
  const { soundImport } = useDesk();
  if (state === 'failed')
    return (
      <div>
        <p>{doneMs > 0 ? fill(recorderSv.importKept, { name, length: durationText(doneMs) }) : name}</p>
        <ErrorNotice
          code={code ?? 'internal'}
          actions={<Button onPress={() => soundImport.dismiss(id)}>{recorderSv.importDismiss}</Button>}
        />
      </div>
    );
  const words = { done: durationText(doneMs), of: durationText(ofMs ?? 0) };
  const says =
    state === 'waiting'
      ? recorderSv.importWaiting
      : fill(ofMs === null ? recorderSv.importSaysDone : recorderSv.importSays, words);
  return (
    <div>
      <Progress
        label={state === 'waiting' ? name : fill(recorderSv.importWorking, { name })}
        says={says}
        percent={ofMs === null ? null : Math.min(100, (100 * doneMs) / ofMs)}
      />
      <Actions>
        <Button kind="quiet" onPress={() => soundImport.cancel(id)}>
          {fill(recorderSv.importCancel, { name })}
        </Button>
      </Actions>
    </div>
  );
}
