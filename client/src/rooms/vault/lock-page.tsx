import type { Account } from '@arbetsytan/shared/auth/access';
import { fill } from '@arbetsytan/shared/i18n/format';
import { lockSv } from '@arbetsytan/shared/i18n/sv/lock';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { Actions, Loading, Notice, Page, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { openAppLock } from '../../platform/keys/open-vault-door.ts';

export interface LockPageProps {
  readonly account: Account;
  readonly hasPin: boolean;
  /** Gets the vault key, to be overwritten. */
  readonly onOpened: (raw: Uint8Array<ArrayBuffer>) => void;
}

/** All that is seen of a locked app: no name, no project, no count. */
export function LockPage({ account, hasPin, onOpened }: LockPageProps) {
  const [pinIsOver, setPinIsOver] = useState(!hasPin);
  const [byPin, setByPin] = useState(hasPin);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, error, run } = useAction();

  const open = () =>
    run(async () => {
      setWrong(null);
      const opened = await openAppLock(String(account.id), byPin ? { pin: typed } : { passphrase: typed });
      setTyped('');
      if (opened.state === 'open') onOpened(opened.raw);
      else if (byPin && opened.left === null) {
        setPinIsOver(true);
        setByPin(false);
        setWrong(lockSv.pinOver);
      } else setWrong(byPin ? fill(lockSv.wrongLeft, { left: opened.left ?? 0 }) : lockSv.wrong);
    });

  return (
    <Page title={lockSv.lockedTitle}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '' && !busy) void open();
        }}
      >
        <Stack>
          {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
          {wrong ? (
            <Notice tone="warn" isAlert>
              {wrong}
            </Notice>
          ) : null}
          <TextField
            key={String(byPin)}
            label={byPin ? lockSv.lockedPin : lockSv.lockedPassphrase}
            type="password"
            inputMode={byPin ? 'numeric' : 'text'}
            autoComplete="off"
            value={typed}
            onChange={setTyped}
          />
          {busy ? <Loading>{lockSv.opening}</Loading> : null}
          <Actions>
            <Button kind="primary" type="submit" isDisabled={busy || typed === ''}>
              {lockSv.open}
            </Button>
            {pinIsOver ? null : (
              <Button
                kind="quiet"
                onPress={() => {
                  setByPin(!byPin);
                  setTyped('');
                  setWrong(null);
                }}
              >
                {byPin ? lockSv.usePassphrase : lockSv.usePin}
              </Button>
            )}
          </Actions>
        </Stack>
      </Form>
    </Page>
  );
}
