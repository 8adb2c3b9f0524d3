import { AppError } from '@arbetsytan/shared/errors/app-error';
import { underLock } from '../locks.ts';
import type { Tables } from '../store/database.ts';
import { type AccountKeys, fingerprintOf } from '../vault/account-keys.ts';
import { openKeyShelf } from '../vault/key-shelf.ts';
import type { VaultKeys } from '../vault/vault-key.ts';
import { type AppLock, createAppLock } from './app-lock.ts';
import { openKeyServer } from './open-key-server.ts';
import { openStretch } from './open-stretch.ts';
import { createProjectKeys, type ProjectKeys } from './project-keys.ts';
import { contactVault } from './vault-door.ts';
import { createVaultSecrets, type VaultSecrets } from './vault-secrets.ts';

/** Keys for everything that leaves this device, and what opens the vault on another. */
export interface DeskKeys {
  readonly projects: ProjectKeys;
  readonly secrets: VaultSecrets;
  readonly lock: AppLock;
  /**
   * Makes sure that the server's vault is this device's. Before that nothing sealed may be sent or read.
   * @throws AppError vault-other, or what the server answers
   */
  contact(): Promise<void>;
  /** What a colleague reads to compare; null before the first contact. */
  fingerprint(): string | null;
  close(): void;
}

export function openKeys(
  account: string,
  vault: VaultKeys,
  tables: Pick<Tables, 'projectkeys' | 'keypins'>,
  newId: () => string,
): DeskKeys {
  const shelf = openKeyShelf();
  const server = openKeyServer();
  let pair: AccountKeys | null = null;

  const contact = () =>
    underLock(`vault-contact:${account}`, async () => {
      if (pair) return;
      const answer = await contactVault(account, vault, shelf, server, newId);
      if (answer.state === 'other') throw new AppError('vault-other');
      pair = answer.keys;
    });

  return {
    projects: createProjectKeys({
      account,
      keys: tables.projectkeys,
      pins: tables.keypins,
      server,
      pair: async () => pair,
      ownKey: vault.sync,
      inTurn: (work) => underLock(`project-keys:${account}`, work),
    }),
    secrets: createVaultSecrets(account, shelf, server, openStretch(), newId),
    lock: createAppLock(account, shelf, openStretch()),
    contact,
    fingerprint: () => pair && fingerprintOf(pair.publicKey),
    close: () => shelf.close(),
  };
}
