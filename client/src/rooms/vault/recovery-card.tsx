import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Loading, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';

/** Characters of the code that are typed back: the last group. */
const TYPED = 7;

export function RecoveryCard({ isMade, onMade }: { readonly isMade: boolean; readonly onMade: () => void }) {
  const { keys } = useDesk();
  const { busy, error, run } = useAction();
  const [code, setCode] = useState<string | null>(null);
  const make = () => run(async () => setCode(await keys.secrets.makeRecoveryCode()));
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
        <Actions>
          <Button onPress={() => void make()} isDisabled={busy}>
            {isMade ? vaultSv.makeRecoveryAgain : vaultSv.makeRecovery}
          </Button>
        </Actions>
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
        onChange={setTyped}
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
