import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { useSyncExternalStore } from 'react';
import { Button } from '../design/button.tsx';
import { Notice } from '../design/surfaces.tsx';
import type { Updates } from '../platform/pwa/updates.ts';

/** A newer build waits for the person: nothing reloads by itself. */
export function UpdateNotice({ updates }: { readonly updates: Updates }) {
  const state = useSyncExternalStore(updates.subscribe, updates.state);
  if (state === 'none') return null;
  return (
    <Notice
      title={appSv.updateTitle}
      actions={
        <Button kind="primary" onPress={() => (state === 'ready' ? updates.accept() : location.reload())}>
          {state === 'ready' ? appSv.updateAccept : appSv.reload}
        </Button>
      }
    >
      {state === 'ready' ? appSv.updateText : appSv.updateTaken}
    </Notice>
  );
}
