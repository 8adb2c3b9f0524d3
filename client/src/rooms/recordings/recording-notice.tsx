import { fill } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { clockText, durationText } from '@arbetsytan/shared/recordings/duration-text';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Notice } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { isLockHeld } from '../../platform/locks.ts';
import type { Session } from '../../platform/recorder/recorder.port.ts';
import { type Broken, findBroken, keepBroken, moveToTrash, TRASH_DAYS } from '../../platform/recorder/recovery.ts';
import { recordHref } from './record-href.ts';
import { sessionOf, useRecorder } from './use-recorder.ts';

/** On every screen: the recording under way, and the ones that a killed browser broke off. */
export function RecordingNotice() {
  const state = useRecorder();
  const session = sessionOf(state);
  const [location] = useLocation();
  const running = session !== null;
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);
  if (session && location === recordHref(session.projectId)) return null;
  return session ? <Running session={session} /> : <BrokenOff key={state.step} />;
}

function Running({ session: { step, heardMs, projectId } }: { readonly session: Session }) {
  const copy =
    step === 'taken' ? recorderSv.runningTaken : step === 'paused' ? recorderSv.runningPaused : recorderSv.runningTitle;
  return (
    <Notice
      tone={step === 'recording' ? 'info' : 'warn'}
      actions={<LinkButton href={recordHref(projectId)}>{recorderSv.show}</LinkButton>}
    >
      {fill(copy, { length: clockText(heardMs) })}
    </Notice>
  );
}

function BrokenOff() {
  const desk = useDesk();
  const say = useStatus();
  const [, go] = useLocation();
  const { busy, error, run } = useAction();
  const [broken, setBroken] = useState<readonly Broken[]>([]);
  useEffect(() => {
    let shown = true;
    void findBroken(desk, isLockHeld).then(
      (found) => shown && setBroken(found),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [desk]);
  const settled = (one: Broken) => setBroken((all) => all.filter((each) => each !== one));
  return (
    <>
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      {broken.map((one) => (
        <Notice
          key={one.row.id}
          tone="warn"
          title={fill(one.row.from === 'file' ? recorderSv.brokenFileTitle : recorderSv.brokenTitle, {
            length: durationText(one.durationMs),
          })}
          actions={
            <>
              <Button
                kind="primary"
                isDisabled={busy}
                onPress={() =>
                  void run(async () => {
                    await keepBroken(desk, one);
                    settled(one);
                    say(recorderSv.kept);
                  })
                }
              >
                {recorderSv.keep}
              </Button>
              {one.row.from === 'file' ? (
                <Button
                  isDisabled={busy}
                  onPress={() =>
                    void run(async () => {
                      await keepBroken(desk, one);
                      await moveToTrash(desk, one.row);
                      settled(one);
                      say(fill(recorderSv.removed, { days: TRASH_DAYS }));
                    })
                  }
                >
                  {recorderSv.brokenRemove}
                </Button>
              ) : (
                <Button
                  isDisabled={busy}
                  onPress={() =>
                    void run(async () => {
                      settled(one);
                      go(recordHref(one.row.projectId));
                      await desk.recorder.continue(one.row.id);
                    })
                  }
                >
                  {recorderSv.keepOn}
                </Button>
              )}
            </>
          }
        >
          {fill(textOf(one), { name: one.row.name })}
        </Notice>
      ))}
    </>
  );
}

const textOf = ({ row, damaged }: Broken) =>
  row.from === 'file' ? recorderSv.brokenFileText : damaged ? recorderSv.brokenDamaged : recorderSv.brokenText;
