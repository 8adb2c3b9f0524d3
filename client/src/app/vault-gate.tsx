import type { Account } from '@arbetsytan/shared/auth/access';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { lazy, Suspense } from 'react';
import { Loading } from '../design/surfaces.tsx';
import type { VaultStart } from '../platform/keys/check-vault.ts';

const UnlockPage = lazy(() =>
  import('../rooms/vault/unlock-page.tsx').then(({ UnlockPage: page }) => ({ default: page })),
);
const LockPage = lazy(() => import('../rooms/vault/lock-page.tsx').then(({ LockPage: page }) => ({ default: page })));
const AwayPage = lazy(() => import('../rooms/vault/away-page.tsx').then(({ AwayPage: page }) => ({ default: page })));

export interface VaultGateProps {
  readonly account: Account;
  /** Null after a quick exit. */
  readonly start: Exclude<VaultStart, { readonly state: 'ready' }> | null;
  /** Looks again, with the vault key where an app lock was opened. */
  readonly onOpened: (raw?: Uint8Array<ArrayBuffer>) => void;
}

/** Whatever stands before the desk: a lock, a vault that is elsewhere, or a page that tells nothing. */
export function VaultGate({ account, start, onOpened }: VaultGateProps) {
  return (
    <Suspense fallback={<Loading>{appSv.opening}</Loading>}>
      {start === null ? (
        <AwayPage onBack={() => onOpened()} />
      ) : start.state === 'locked' ? (
        <LockPage account={account} hasPin={start.pin} onOpened={onOpened} />
      ) : (
        <UnlockPage
          account={account}
          vault={start.state === 'unlock' ? start.vault : null}
          onOpened={() => onOpened()}
        />
      )}
    </Suspense>
  );
}
