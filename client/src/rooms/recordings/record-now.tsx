import { fill } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { clockText, durationText } from '@arbetsytan/shared/recordings/duration-text';
import { LEAST_ROOM } from '@arbetsytan/shared/recordings/sound';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Badge, Card, Notice, Stack } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { Session } from '../../platform/recorder/recorder.port.ts';
import { gapText } from './gap-text.ts';
import { HoldButton } from './hold-button.tsx';
import styles from './record.module.css';
import { RecordMeter } from './record-meter.tsx';
import { useMarkKey } from './use-mark-key.ts';

const STEPS = {
  recording: recorderSv.recording,
  paused: recorderSv.paused,
  taken: recorderSv.taken,
  stopping: recorderSv.stopping,
} as const;

/** A recording under way. */
export function RecordNow({ session }: { readonly session: Session }) {
  const { recorder } = useDesk();
  const say = useStatus();
  const hint = useId();
  const heading = useRef<HTMLParagraphElement>(null);
  const [asking, setAsking] = useState(false);
  const { step, heardMs, savedMs, markers, gaps, roomMs } = session;
  const mark = () => {
    recorder.mark();
    say(fill(recorderSv.marked, { at: clockText(heardMs) }));
  };
  const key = useMarkKey(mark);
  const waiting = step === 'paused' || step === 'taken';
  // The button that was pressed is gone: focus goes to what has come instead.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <Stack>
      <section className={styles.now} data-step={step} aria-label={STEPS[step]}>
        <p className={styles.step} ref={heading} tabIndex={-1}>
          <span className={styles.lamp} aria-hidden="true" />
          <span role="status">{STEPS[step]}</span>
        </p>
        <p className={styles.clock} role="timer" aria-label={recorderSv.elapsed} aria-live="off">
          {clockText(heardMs)}
        </p>
        <p className={styles.saved}>{fill(recorderSv.saved, { length: durationText(savedMs) })}</p>
        <RecordMeter session={session} />
      </section>

      {step === 'taken' ? (
        <Notice tone="warn" title={recorderSv.takenTitle} isAlert>
          {fill(recorderSv.takenText, { at: clockText(heardMs) })}
        </Notice>
      ) : null}
      {recorder.trouble() && waiting ? <ErrorNotice code={recorder.trouble() ?? 'microphone-busy'} /> : null}

      <div className={styles.big}>
        <Button kind="primary" onPress={mark} isDisabled={step === 'stopping'} aria-keyshortcuts="V">
          {recorderSv.mark}
        </Button>
      </div>
      <div className={styles.pair}>
        {waiting ? (
          <Button onPress={() => void recorder.resume()}>
            {step === 'taken' ? recorderSv.takeBack : recorderSv.resume}
          </Button>
        ) : (
          <Button onPress={() => void recorder.pause()} isDisabled={step === 'stopping'}>
            {recorderSv.pause}
          </Button>
        )}
        <HoldButton describedBy={hint} onHeld={() => void recorder.stop()} onAsk={() => setAsking(true)}>
          {recorderSv.stop}
        </HoldButton>
      </div>
      <p className={styles.hint} id={hint}>
        {recorderSv.stopHint}
      </p>

      <div className={styles.facts}>
        <Wake session={session} />
        {roomMs !== null && Number.isFinite(roomMs) ? (
          roomMs < LEAST_ROOM ? (
            <Notice tone="warn">{fill(recorderSv.roomLittle, { length: durationText(roomMs) })}</Notice>
          ) : (
            <p>{fill(recorderSv.room, { length: durationText(roomMs) })}</p>
          )
        ) : null}
        <Checkbox isSelected={key.on} onChange={key.set} hint={recorderSv.markKeyHint} bare>
          {recorderSv.markKey}
        </Checkbox>
      </div>

      {markers.length > 0 ? (
        <Card title={recorderSv.markers}>
          <ul className={styles.places}>
            {markers.map(({ at }) => (
              <li key={at}>{clockText(at)}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      {gaps.length > 0 ? (
        <Card title={recorderSv.gapsTitle}>
          <ul className={styles.places}>
            {gaps.map((gap) => (
              <li key={`${gap.at} ${gap.reason} ${gap.ms}`}>{gapText(gap)}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      <ConfirmDialog
        title={recorderSv.stopTitle}
        isOpen={asking}
        confirm={recorderSv.stopNow}
        cancel={recorderSv.goOn}
        onClose={() => setAsking(false)}
        onConfirm={() => void recorder.stop()}
      >
        <p>{recorderSv.stopText}</p>
      </ConfirmDialog>
    </Stack>
  );
}

function Wake({ session: { wake } }: { readonly session: Session }) {
  if (wake === 'held') return <Badge tone="ok">{recorderSv.wakeHeld}</Badge>;
  return <Notice tone="warn">{wake === 'released' ? recorderSv.wakeReleased : recorderSv.wakeUnknown}</Notice>;
}
