import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import { LEAST_ROOM } from '@arbetsytan/shared/recordings/sound';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { Actions, Card, Loading, Stack } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { RecorderState } from '../../platform/recorder/recorder.port.ts';

/** Before a recording: its name, and whether there is room. */
export function RecordStart({ projectId, state }: { readonly projectId: string; readonly state: RecorderState }) {
  const desk = useDesk();
  const [name, setName] = useState(() => nameAt(new Date()));
  const [room, setRoom] = useState<number | null>(null);
  const refused = state.step === 'refused' && state.projectId === projectId ? state.code : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again after a refusal
  useEffect(() => {
    let shown = true;
    void desk.vault.sound.room().then(
      (ms) => shown && setRoom(ms),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [desk, refused]);
  const little = room !== null && room < LEAST_ROOM;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void desk.recorder.start(projectId, name.trim() || nameAt(new Date()));
  };
  return (
    <Card title={recorderSv.start}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <p>{recorderSv.startText}</p>
          <TextField label={recorderSv.name} hint={recorderSv.nameHint} value={name} onChange={setName} />
          {refused ? <ErrorNotice code={refused} /> : null}
          {little && refused === null ? <ErrorNotice code="recording-no-room" /> : null}
          {room !== null && !little && Number.isFinite(room) ? (
            <p>{fill(recorderSv.room, { length: durationText(room) })}</p>
          ) : null}
          {state.step === 'starting' ? <Loading>{recorderSv.starting}</Loading> : null}
          <Actions>
            <Button type="submit" kind="primary" isDisabled={state.step === 'starting'}>
              {refused || little ? recorderSv.tryAgain : recorderSv.start}
            </Button>
          </Actions>
        </Stack>
      </form>
    </Card>
  );
}

/** By the clock of the device: it is what the reporter remembers. */
function nameAt(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = formatDate(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
  return fill(recorderSv.nameGiven, { date, time: `${two(now.getHours())}.${two(now.getMinutes())}` });
}
