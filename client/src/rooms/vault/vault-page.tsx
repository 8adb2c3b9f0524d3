import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { asAppError, ErrorNotice } from '../../design/error-notice.tsx';
import { Actions, Card, Grid, Loading, Notice, Page } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { LockCard } from './lock-card.tsx';
import { PassphraseCard } from './passphrase-card.tsx';
import { RecoveryCard } from './recovery-card.tsx';

interface Known {
  /** Null: the server syncs nothing, or does not answer now (`error`). */
  readonly kinds: ReadonlySet<'passphrase' | 'recovery'> | null;
  readonly error: AppError | null;
  readonly hasPassphrase: boolean;
  readonly isLocked: boolean;
}

/** What opens the vault on another device, what locks it on this one, and how a colleague knows one's key. */
export function VaultPage() {
  const { keys } = useDesk();
  const [known, setKnown] = useState<Known | null>(null);
  const look = useCallback(async () => {
    const asked = await keys
      .contact()
      .then(() => keys.secrets.kinds())
      .then(
        (kinds) => ({ kinds, error: null }),
        (thrown: unknown) => ({ kinds: null, error: asAppError(thrown) }),
      );
    setKnown({
      ...asked,
      hasPassphrase: await keys.secrets.hasPassphrase(),
      isLocked: await keys.lock.isSet(),
    });
  }, [keys]);
  useEffect(() => void look(), [look]);

  if (!known) return <Loading>{vaultSv.looking}</Loading>;
  const { kinds, error, hasPassphrase, isLocked } = known;
  const isOff = error?.code === 'sync-off';
  return (
    <Page title={vaultSv.title} lead={vaultSv.lead}>
      {error ? <Away error={error} onAgain={() => void look()} /> : null}
      <Grid>
        {kinds || isOff ? (
          <PassphraseCard
            isChosen={kinds?.has('passphrase') ?? hasPassphrase}
            isLocked={isLocked}
            onChosen={() => void look()}
          />
        ) : null}
        <LockCard hasPassphrase={hasPassphrase} onChanged={() => void look()} />
        {kinds ? (
          <>
            <RecoveryCard isMade={kinds.has('recovery')} isLocked={isLocked} onMade={() => void look()} />
            <Card title={vaultSv.fingerprint}>
              <p>{vaultSv.fingerprintText}</p>
              <p>
                <strong>{keys.fingerprint() ?? vaultSv.fingerprintNone}</strong>
              </p>
            </Card>
          </>
        ) : null}
      </Grid>
    </Page>
  );
}

function Away({ error, onAgain }: { readonly error: AppError; readonly onAgain: () => void }) {
  if (error.code === 'sync-off') return <Notice>{vaultSv.off}</Notice>;
  const isAway = error.code === 'offline' || error.code === 'no-answer';
  const again = (
    <Actions>
      <Button onPress={onAgain}>{vaultSv.again}</Button>
    </Actions>
  );
  return isAway ? (
    <Notice actions={again}>{vaultSv.waiting}</Notice>
  ) : (
    <ErrorNotice code={error.code} params={error.params} actions={again} />
  );
}
