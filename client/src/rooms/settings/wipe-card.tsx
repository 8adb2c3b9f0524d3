import { fill } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { settingsSv } from '@arbetsytan/shared/i18n/sv/settings';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/fields.tsx';
import { Actions, Card, Notice } from '../../design/surfaces.tsx';
import { useSession } from '../../platform/session/use-session.tsx';
import { wipeDevice } from '../../platform/session/wipe.ts';

/** Removes everything on this device, after a typed word. */
export function WipeCard() {
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [held, setHeld] = useState(false);

  async function wipe() {
    // Signing out closes the desk: an open database cannot be removed.
    await session.signOut();
    const left = await wipeDevice();
    if (left.length > 0) setHeld(true);
    location.assign('/');
  }

  return (
    <Card title={settingsSv.wipe}>
      <p>{settingsSv.wipeText}</p>
      {held ? <Notice tone="warn">{settingsSv.wipeHeld}</Notice> : null}
      <Actions>
        <Button kind="danger" onPress={() => setAsking(true)}>
          {settingsSv.wipeButton}
        </Button>
      </Actions>
      <ConfirmDialog
        title={settingsSv.wipeTitle}
        isOpen={asking}
        onClose={() => {
          setAsking(false);
          setTyped('');
        }}
        onConfirm={() => void wipe()}
        confirm={settingsSv.wipeButton}
        cancel={appSv.cancel}
        isDanger
        isDisabled={typed.trim().toLowerCase() !== settingsSv.wipeWord}
      >
        <p>{settingsSv.wipeText}</p>
        <TextField
          label={fill(settingsSv.wipeConfirm, { word: settingsSv.wipeWord })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
        />
      </ConfirmDialog>
    </Card>
  );
}
