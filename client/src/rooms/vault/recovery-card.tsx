import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Loading, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { CurrentPassphrase } from './current-passphrase.tsx';

/** Characters of the code that are typed back: the last group. */
const TYPED = 7;

export interface RecoveryCardProps {
  readonly isMade: boolean;
  /** An app lock is set: the passphrase opens the vault key that is wrapped. */
  readonly isLocked: boolean;
  readonly onMade: () => void;
}

export function RecoveryCard({ isMade, isLocked, onMade }: RecoveryCardProps) {
  const { keys } = useDesk();
  const { busy, error, run } = useAction();
  const [code, setCode] = useState<string | null>(null);
  const [current, setCurrent] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const make = () =>
    run(async () => {
      const opened = isLocked ? await keys.lock.byPassphrase(current) : null;
      setIsWrong(opened?.state === 'wrong');
      if (opened?.state === 'wrong') return;
      setCode(await keys.secrets.makeRecoveryCode(opened?.raw));
      setCurrent('');
    });
  return (
    <Card title={vaultSv.recovery}>
      <p>{vaultSv.recoveryText}</p>
      <p>{isMade ? vaultSv.recoverySet : vaultSv.recoveryNone}</p>
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      {busy ? <Loading>{vaultSv.working}</Loading> : null}
      {code ? (
        <ShownCode
          code={code}
          onDone={() => {
            setCode(null);
            onMade();
          }}
        />
      ) : (
        <>
          {isLocked ? (
            <CurrentPassphrase
              value={current}
              onChange={(value) => {
                setIsWrong(false);
                setCurrent(value);
              }}
              isWrong={isWrong}
            />
          ) : null}
          <Actions>
            <Button onPress={() => void make()} isDisabled={busy || (isLocked && current === '')}>
              {isMade ? vaultSv.makeRecoveryAgain : vaultSv.makeRecovery}
            </Button>
          </Actions>
        </>
      )}
    </Card>
  );
}

function ShownCode({ code, onDone }: { readonly code: string; readonly onDone: () => void }) {
  const say = useStatus();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const done = () => {
    const isRight = typed.toUpperCase().replace(/[\s-]/gu, '') === code.slice(-TYPED);
    setWrong(!isRight);
    if (isRight) onDone();
  };
  return (
    <Stack>
      <p>{vaultSv.recoveryShown}</p>
      <p>
        <strong>{code}</strong>
      </p>
      <Actions>
        <Button onPress={() => void navigator.clipboard.writeText(code).then(() => say(vaultSv.recoveryCopied))}>
          {vaultSv.recoveryCopy}
        </Button>
        <Button onPress={() => print()}>{vaultSv.recoveryPrint}</Button>
      </Actions>
      <TextField
        label={vaultSv.recoveryCheck}
        autoComplete="off"
        spellCheck="false"
        value={typed}
        onChange={(value) => {
          setWrong(false);
          setTyped(value);
        }}
        error={wrong ? vaultSv.recoveryWrong : undefined}
      />
      <Actions>
        <Button kind="primary" onPress={done}>
          {vaultSv.recoveryDone}
        </Button>
      </Actions>
    </Stack>
  );
}
