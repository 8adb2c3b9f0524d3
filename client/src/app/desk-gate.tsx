import type { Account } from '@arbetsytan/shared/auth/access';
import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Button } from '../design/button.tsx';
import { asAppError, ErrorNotice } from '../design/error-notice.tsx';
import { Loading, Page } from '../design/surfaces.tsx';
import { DeskProvider } from '../platform/desk/use-desk.tsx';
import { IntakeProvider } from '../platform/intake/use-intake.tsx';
import { useSession } from '../platform/session/use-session.tsx';
import type { Workspace } from './open-workspace.ts';
import styles from './shell.module.css';

const UnlockPage = lazy(() =>
  import('../rooms/vault/unlock-page.tsx').then(({ UnlockPage: page }) => ({ default: page })),
);

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'locked'; readonly vault: VaultRecord | null }
  | { readonly state: 'open'; readonly workspace: Workspace }
  | { readonly state: 'failed'; readonly error: AppError };

/** Opens the account's desk before anything that shows content is drawn, and closes it on the way out. */
export function DeskGate({ account, children }: { readonly account: Account; readonly children: ReactNode }) {
  const session = useSession();
  const [opening, setOpening] = useState<Opening>({ state: 'opening' });
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt runs the effect again
  useEffect(() => {
    let left = false;
    setOpening({ state: 'opening' });
    // The database and its encryption are most of the code: they load while the first screen says what happens.
    const code = Promise.all([import('./open-workspace.ts'), import('../platform/keys/open-vault-door.ts')]);
    const opened = code.then(async ([{ openWorkspace }, { checkAccountVault }]) => {
      const start = await checkAccountVault(String(account.id));
      if (start.state === 'ready') return openWorkspace(account);
      setOpening({ state: 'locked', vault: start.state === 'unlock' ? start.vault : null });
      return null;
    });
    opened.then(
      (workspace) => (left || !workspace ? undefined : setOpening({ state: 'open', workspace })),
      (error: unknown) => (left ? undefined : setOpening({ state: 'failed', error: asAppError(error) })),
    );
    return () => {
      left = true;
      void opened.then((workspace) => workspace?.close()).catch(() => {});
    };
  }, [account.id, attempt]);

  if (opening.state === 'opening')
    return (
      <main className={styles.alone}>
        <Loading>{appSv.opening}</Loading>
      </main>
    );
  if (opening.state === 'locked')
    return (
      <main className={styles.alone}>
        <Suspense fallback={<Loading>{appSv.opening}</Loading>}>
          <UnlockPage account={account} vault={opening.vault} onOpened={() => setAttempt(attempt + 1)} />
        </Suspense>
      </main>
    );
  if (opening.state === 'failed')
    return (
      <main className={styles.alone}>
        <Page title={appSv.cannotOpenTitle}>
          <ErrorNotice
            code={opening.error.code}
            params={opening.error.params}
            actions={
              <>
                <Button kind="primary" onPress={() => setAttempt(attempt + 1)}>
                  {appSv.tryAgain}
                </Button>
                <Button onPress={() => void session.signOut()}>{appSv.signInAgain}</Button>
              </>
            }
          />
        </Page>
      </main>
    );
  return (
    <DeskProvider desk={opening.workspace.desk}>
      <IntakeProvider intake={opening.workspace.intake}>{children}</IntakeProvider>
    </DeskProvider>
  );
}
