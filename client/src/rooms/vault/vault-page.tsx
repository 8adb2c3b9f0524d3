import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { asAppError, ErrorNotice } from '../../design/error-notice.tsx';
import { Actions, Card, Grid, Loading, Notice, Page } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { PassphraseCard } from './passphrase-card.tsx';
import { RecoveryCard } from './recovery-card.tsx';

type Kinds = ReadonlySet<'passphrase' | 'recovery'>;

/** What opens the vault on another device, and how a colleague knows one's key. */
export function VaultPage() {
  const { keys } = useDesk();
  const [kinds, setKinds] = useState<Kinds | AppError | null>(null);
  const look = useCallback(() => {
    setKinds(null);
    keys
      .contact()
      .then(() => keys.secrets.kinds())
      .then(setKinds, (thrown: unknown) => setKinds(asAppError(thrown)));
  }, [keys]);
  useEffect(look, [look]);

  return (
    <Page title={vaultSv.title} lead={vaultSv.lead}>
      {kinds === null ? <Loading>{vaultSv.looking}</Loading> : null}
      {kinds instanceof Set ? (
        <Grid>
          <PassphraseCard isChosen={kinds.has('passphrase')} onChosen={look} />
          <RecoveryCard isMade={kinds.has('recovery')} onMade={look} />
          <Card title={vaultSv.fingerprint}>
            <p>{vaultSv.fingerprintText}</p>
            <p>
              <strong>{keys.fingerprint() ?? vaultSv.fingerprintNone}</strong>
            </p>
          </Card>
        </Grid>
      ) : null}
      {kinds !== null && !(kinds instanceof Set) ? <Away error={kinds as AppError} onAgain={look} /> : null}
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
