import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Loading, Notice, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { passphraseFault } from '../../platform/keys/passphrase-rules.ts';
import { useSession } from '../../platform/session/use-session.tsx';
import { CurrentPassphrase } from './current-passphrase.tsx';

type Fault = keyof typeof vaultSv.faults;

export interface PassphraseCardProps {
  readonly isChosen: boolean;
  /** An app lock is set: the vault key is not at hand, and the passphrase there is opens it. */
  readonly isLocked: boolean;
  readonly onChosen: () => void;
}

export function PassphraseCard({ isChosen, isLocked, onChosen }: PassphraseCardProps) {
  const { account, keys } = useDesk();
  const session = useSession();
  const say = useStatus();
  const { busy, error, run } = useAction();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [password, setPassword] = useState('');
  const [current, setCurrent] = useState('');
  const [fault, setFault] = useState<Fault | null>(null);
  // Typed at the sign-in of this page; after a reload nobody remembers it, and it is asked for.
  const remembered = session.password();

  // A field that is wrong holds the form back until something is changed.
  const typing = (keep: (value: string) => void) => (value: string) => {
    setFault(null);
    keep(value);
  };

  const choose = () =>
    run(async () => {
      const found = passphraseFault(passphrase, [account.username, remembered ?? password]);
      setFault(found ?? (passphrase === repeated ? null : 'differ'));
      if (found || passphrase !== repeated) return;
      // Only the right password can be compared with.
      if (remembered === null) await session.signIn(account.username, password);
      const opened = isLocked ? await keys.lock.byPassphrase(current) : null;
      if (opened?.state === 'wrong') return setFault('current');
      await keys.secrets.choosePassphrase(passphrase, opened?.raw);
      setCurrent('');
      setPassphrase('');
      setRepeated('');
      setPassword('');
      say(vaultSv.chosen);
      onChosen();
    });

  return (
    <Card title={vaultSv.passphrase}>
      <Notice tone={isChosen ? 'info' : 'warn'}>{isChosen ? vaultSv.passphraseSet : vaultSv.passphraseNone}</Notice>
      <p>{vaultSv.passphraseText}</p>
      <p>{vaultSv.bothLost}</p>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void choose();
        }}
      >
        <Stack>
          {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
          <TextField
            label={vaultSv.newPassphrase}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={typing(setPassphrase)}
            error={fault && fault !== 'differ' && fault !== 'current' ? vaultSv.faults[fault] : undefined}
          />
          <TextField
            label={vaultSv.repeat}
            type="password"
            autoComplete="off"
            value={repeated}
            onChange={typing(setRepeated)}
            error={fault === 'differ' ? vaultSv.faults.differ : undefined}
          />
          {isLocked ? (
            <CurrentPassphrase value={current} onChange={typing(setCurrent)} isWrong={fault === 'current'} />
          ) : null}
          {remembered === null ? (
            <TextField
              label={vaultSv.signInPassword}
              hint={vaultSv.signInPasswordHint}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={typing(setPassword)}
            />
          ) : null}
          {busy ? <Loading>{vaultSv.working}</Loading> : null}
          <Actions>
            <Button
              kind="primary"
              type="submit"
              isDisabled={busy || passphrase === '' || repeated === '' || (remembered === null && password === '')}
            >
              {isChosen ? vaultSv.change : vaultSv.choose}
            </Button>
          </Actions>
        </Stack>
      </Form>
    </Card>
  );
}
