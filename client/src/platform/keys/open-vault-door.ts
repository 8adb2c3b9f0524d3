import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { openKeyShelf } from '../vault/key-shelf.ts';
import { createAppLock, type Opened } from './app-lock.ts';
import { openKeyServer } from './open-key-server.ts';
import { openStretch } from './open-stretch.ts';
import { checkVault, type Secret, unlockVault, type VaultStart } from './vault-door.ts';

/** May this device open the account's vault as it is? */
export async function checkAccountVault(account: string): Promise<VaultStart> {
  const shelf = openKeyShelf();
  try {
    return await checkVault(account, shelf, openKeyServer());
  } finally {
    shelf.close();
  }
}

/** Opens the app lock by a PIN or the passphrase. */
export async function openAppLock(
  account: string,
  secret: { readonly pin: string } | { readonly passphrase: string },
): Promise<Opened> {
  const shelf = openKeyShelf();
  try {
    const lock = createAppLock(account, shelf, openStretch());
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
