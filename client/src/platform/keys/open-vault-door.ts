import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { openKeyShelf } from '../vault/key-shelf.ts';
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

/** @returns false when the secret is another one */
export async function unlockAccountVault(account: string, vault: VaultRecord, secret: Secret): Promise<boolean> {
  const shelf = openKeyShelf();
  try {
    return await unlockVault(account, vault, secret, shelf, openStretch());
  } finally {
    shelf.close();
  }
}
