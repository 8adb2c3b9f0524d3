import { ARGON2_COST } from '@arbetsytan/shared/core/argon2';
import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { underLock } from '../locks.ts';
import { openKeyShelf } from '../vault/key-shelf.ts';
import { createAppLock, type Opened } from './app-lock.ts';
import { openStretch } from './open-stretch.ts';
import { type Secret, unlockVault } from './vault-door.ts';

/** Opens the app lock by a PIN or the passphrase. */
export async function openAppLock(
  account: string,
  secret: { readonly pin: string } | { readonly passphrase: string },
): Promise<Opened> {
  const shelf = openKeyShelf();
  try {
    const lock = createAppLock(account, shelf, openStretch(), ARGON2_COST, (work) =>
      underLock(`app-lock:${account}`, work),
    );
    return await ('pin' in secret ? lock.byPin(secret.pin) : lock.byPassphrase(secret.passphrase));
  } finally {
    shelf.close();
  }
}

/** @returns false when the secret is another one */
export async function unlockAccountVault(account: string, vault: VaultRecord, secret: Secret): Promise<boolean> {
  const shelf = openKeyShelf();
  try {
    return await unlockVault(account, vault, secret, shelf, openStretch());
  } finally {
    shelf.close();
  }
}
