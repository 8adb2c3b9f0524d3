import { fill } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { devicesSv } from '@arbetsytan/shared/i18n/sv/devices';
import { useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { Actions, Notice } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useSession } from '../../platform/session/use-session.tsx';
import { wipeDevice } from '../../platform/session/wipe.ts';
import { useSyncStatus } from '../../platform/sync/use-sync.ts';

/** Leaves a device for good: what is not on the server is offered to be sent, then everything goes. */
export function LeaveButton() {
  const session = useSession();
  const { sync, keys } = useDesk();
  const { step, waiting } = useSyncStatus();
  const [asking, setAsking] = useState(false);
  const [hasPassphrase, setHasPassphrase] = useState(true);
  useEffect(() => {
    if (asking) void keys.secrets.hasPassphrase().then(setHasPassphrase);
  }, [asking, keys]);

  async function leave() {
    // Signing out closes the desk: an open database cannot be removed.
    await session.leave();
    await wipeDevice();
    location.assign('/');
  }

  return (
    <>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {devicesSv.leave}
      </Button>
      <ConfirmDialog
        title={devicesSv.leaveTitle}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => void leave()}
        confirm={devicesSv.leave}
        cancel={appSv.cancel}
        isDanger
      >
        <p>{devicesSv.leaveText}</p>
        {step === 'off' ? <Notice tone="warn">{devicesSv.leaveOff}</Notice> : null}
        {step !== 'off' && waiting > 0 ? (
          <Notice
            tone="warn"
            actions={
              <Actions>
                <Button onPress={() => void sync.now()}>{devicesSv.leaveSend}</Button>
              </Actions>
            }
          >
            {fill(devicesSv.leaveWaiting, { count: waiting })}
          </Notice>
        ) : null}
        {step === 'off' ? null : <p>{devicesSv.leaveSounds}</p>}
        {step === 'off' || hasPassphrase ? null : <Notice tone="warn">{devicesSv.leaveNoPassphrase}</Notice>}
      </ConfirmDialog>
    </>
  );
}
