import type { Account } from '@arbetsytan/shared/auth/access';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { Actions, Loading, Meta, Notice, Page, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { unlockAccountVault } from '../../platform/keys/open-vault-door.ts';
import { useSession } from '../../platform/session/use-session.tsx';

export interface UnlockPageProps {
  readonly account: Account;
  /** Null: the vault is on another device and has no passphrase yet. */
  readonly vault: VaultRecord | null;
  readonly onOpened: () => void;
}

/** Before anything is opened on a new device: the vault that the account has elsewhere. */
export function UnlockPage({ account, vault, onOpened }: UnlockPageProps) {
  const session = useSession();
  const out = <Button onPress={() => void session.signOut()}>{appSv.signInAgain}</Button>;
  if (!vault)
    return (
      <Page title={vaultSv.elsewhereTitle} lead={vaultSv.elsewhereText} above={<Meta>{appSv.name}</Meta>}>
        <Actions>
          <Button kind="primary" onPress={onOpened}>
            {vaultSv.elsewhereAgain}
          </Button>
          {out}
        </Actions>
      </Page>
    );
  return (
    <Page title={vaultSv.unlockTitle} lead={vaultSv.unlockLead} above={<Meta>{appSv.name}</Meta>}>
      <UnlockForm account={String(account.id)} vault={vault} onOpened={onOpened} />
      <Actions>{out}</Actions>
    </Page>
  );
}

function UnlockForm({
  account,
  vault,
  onOpened,
}: {
  readonly account: string;
  readonly vault: VaultRecord;
  readonly onOpened: () => void;
}) {
  const hasBoth = vault.wraps.length > 1;
  const [byCode, setByCode] = useState(vault.wraps[0]?.kind === 'recovery' && !hasBoth);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { busy, error, run } = useAction();

  const unlock = () =>
    run(async () => {
      setWrong(false);
      const secret = byCode ? { code: typed } : { passphrase: typed };
      if (await unlockAccountVault(account, vault, secret)) onOpened();
      else setWrong(true);
    });

  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') void unlock();
      }}
    >
      <Stack>
        {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
        {wrong ? (
          <Notice tone="warn" isAlert>
            {vaultSv.unlockWrong}
          </Notice>
        ) : null}
        <TextField
          label={byCode ? vaultSv.unlockCode : vaultSv.unlockPassphrase}
          type={byCode ? 'text' : 'password'}
          autoComplete="off"
          spellCheck="false"
          value={typed}
          onChange={setTyped}
        />
        {busy ? <Loading>{vaultSv.unlockWorking}</Loading> : null}
        <Actions>
          <Button kind="primary" type="submit" isDisabled={busy || typed === ''}>
            {vaultSv.unlock}
          </Button>
          {hasBoth ? (
            <Button
              kind="quiet"
              onPress={() => {
                setByCode(!byCode);
                setTyped('');
                setWrong(false);
              }}
            >
              {byCode ? vaultSv.usePassphrase : vaultSv.useCode}
            </Button>
          ) : null}
        </Actions>
      </Stack>
    </Form>
  );
}
