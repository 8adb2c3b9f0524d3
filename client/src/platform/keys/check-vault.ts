import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { openKeyShelf } from '../vault/key-shelf.ts';
import type { KeyShelf } from '../vault/vault-key.ts';
import type { KeyServer } from './key-server.port.ts';
import { openKeyServer } from './open-key-server.ts';

/**
 * Whether this device may open, or make, the account's vault. unlock: the vault was made on another device, and its passphrase
 * opens it here. elsewhere: it was, and has none yet.
 */
export type VaultStart =
  | { readonly state: 'ready' }
  /** The app lock is set on this device. `pin`: six digits may be tried. */
  | { readonly state: 'locked'; readonly pin: boolean }
  | { readonly state: 'unlock'; readonly vault: VaultRecord }
  | { readonly state: 'elsewhere' };

const ALONE: ReadonlySet<ErrorCode> = new Set(['sync-off', 'forbidden']);

/**
 * Asked before anything is opened. A device that has the vault never waits for the server; one that has none asks first, so
 * that an account does not get two vaults that cannot read each other.
 * @throws AppError offline, no-answer, not-signed-in: what the server has is not known
 */
export async function checkVault(
  account: string,
  shelf: Pick<KeyShelf, 'get'>,
  server: Pick<KeyServer, 'vault'>,
): Promise<VaultStart> {
  const kept = await shelf.get(account);
  if (kept?.lock) return { state: 'locked', pin: kept.lock.pin !== null };
  if (kept) return { state: 'ready' };
  const vault = await server.vault().catch((thrown: unknown) => {
    // Nothing syncs here, or the account has no content: the device works alone. Anything else is no answer, and a vault that
    // is made on a guess could never be read by the other one.
    if (thrown instanceof AppError && ALONE.has(thrown.code)) return null;
    throw thrown;
  });
  if (!vault) return { state: 'ready' };
  return vault.wraps.length > 0 ? { state: 'unlock', vault } : { state: 'elsewhere' };
}

/** May this device open the account's vault as it is? @throws as `checkVault` */
export async function checkAccountVault(account: string): Promise<VaultStart> {
  const shelf = openKeyShelf();
  try {
    return await checkVault(account, shelf, openKeyServer());
  } finally {
    shelf.close();
  }
}
