import type { Account } from '@arbetsytan/shared/auth/access';
import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../design/button.tsx';
import { asAppError, ErrorNotice } from '../design/error-notice.tsx';
import { Loading, Page } from '../design/surfaces.tsx';
import { DeskProvider } from '../platform/desk/use-desk.tsx';
import { IntakeProvider } from '../platform/intake/use-intake.tsx';
import type { VaultStart } from '../platform/keys/check-vault.ts';
import { everySoOften, onPageHide, onPageTouch, startAutoLock } from '../platform/lock/auto-lock.ts';
import { LeavingProvider } from '../platform/lock/use-leaving.tsx';
import { useSession } from '../platform/session/use-session.tsx';
import type { Workspace } from './open-workspace.ts';
import styles from './shell.module.css';
import { VaultGate } from './vault-gate.tsx';

type Opening =
  | { readonly state: 'opening' }
  /** Left in a hurry. */
  | { readonly state: 'away' }
  | { readonly state: 'closed'; readonly start: Exclude<VaultStart, { readonly state: 'ready' }> }
  | { readonly state: 'open'; readonly workspace: Workspace }
  | { readonly state: 'failed'; readonly error: AppError };

/** Opens the account's desk before anything that shows content is drawn, and closes it on the way out. */
export function DeskGate({ account, children }: { readonly account: Account; readonly children: ReactNode }) {
  const session = useSession();
  const [opening, setOpening] = useState<Opening>({ state: 'opening' });
  /** Null while somebody has left: nothing is opened. */
  const [attempt, setAttempt] = useState<number | null>(0);
  // Handed over once and overwritten there: never kept in the state of a component.
  const unlocked = useRef<Uint8Array<ArrayBuffer> | undefined>(undefined);
  const again = useCallback((raw?: Uint8Array<ArrayBuffer>) => {
    unlocked.current = raw;
    setAttempt((before) => (before ?? 0) + 1);
  }, []);
  const channel = useTabs(String(account.id), again);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same account told anew by the server is no reason to open again
  useEffect(() => {
    if (attempt === null) {
      setOpening({ state: 'away' });
      return;
    }
    let left = false;
    setOpening({ state: 'opening' });
    const raw = unlocked.current;
    unlocked.current = undefined;
    // The database and its encryption are most of the code: they load while the first screen says what happens.
    const code = Promise.all([import('./open-workspace.ts'), import('../platform/keys/check-vault.ts')]);
    const opened = code.then(async ([{ openWorkspace }, { checkAccountVault }]) => {
      const start: VaultStart = raw ? { state: 'ready' } : await checkAccountVault(String(account.id));
      if (start.state === 'ready') return openWorkspace(account, raw);
      if (!left) setOpening({ state: 'closed', start });
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

  const leaving = useMemo(
    () => ({
      lockNow: () => {
        channel.tell();
        again();
      },
      leave: () => {
        channel.tell();
        setAttempt(null);
      },
    }),
    [channel, again],
  );
  useAutoLock(opening.state === 'open' ? opening.workspace : null, leaving.lockNow);

  if (opening.state === 'opening')
    return (
      <main className={styles.alone}>
        <Loading>{appSv.opening}</Loading>
      </main>
    );
  if (opening.state === 'away' || opening.state === 'closed')
    return (
      <main className={styles.alone}>
        <VaultGate account={account} start={opening.state === 'closed' ? opening.start : null} onOpened={again} />
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
                <Button kind="primary" onPress={() => again()}>
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
      <IntakeProvider intake={opening.workspace.intake}>
        <LeavingProvider leaving={leaving}>{children}</LeavingProvider>
      </IntakeProvider>
    </DeskProvider>
  );
}

/** What locks in one tab locks in all of them. */
function useTabs(account: string, onLock: () => void): { tell(): void } {
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(`arbetsytan-lock:${account}`);
    opened.onmessage = () => onLock();
    channel.current = opened;
    return () => opened.close();
  }, [account, onLock]);
  return useMemo(() => ({ tell: () => channel.current?.postMessage('lock') }), []);
}

function useAutoLock(workspace: Workspace | null, lock: () => void): void {
  useEffect(() => {
    if (!workspace) return;
    const { keys, recorder } = workspace.desk;
    const records = new Set(['starting', 'recording', 'paused', 'taken', 'stopping']);
    return startAutoLock({
      record: () => keys.lock.record(),
      isBusy: () => records.has(recorder.state().step),
      lock,
      now: () => Date.now(),
      onTouch: onPageTouch,
      onHide: onPageHide,
      every: everySoOften,
    });
  }, [workspace, lock]);
}
