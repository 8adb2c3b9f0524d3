import { ARGON2_COST } from '@arbetsytan/shared/core/argon2';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { underLock } from '../locks.ts';
import type { Tables } from '../store/database.ts';
import { type AccountKeys, fingerprintOf } from '../vault/account-keys.ts';
import type { KeyShelf, VaultKeys } from '../vault/vault-key.ts';
import { type AppLock, createAppLock } from './app-lock.ts';
import { openKeyServer } from './open-key-server.ts';
import { openStretch } from './open-stretch.ts';
import { createProjectKeys, type ProjectKeys } from './project-keys.ts';
import { contactVault } from './vault-door.ts';
import { createVaultSecrets, type VaultSecrets } from './vault-secrets.ts';

export interface KeyParts {
  readonly projects: ProjectKeys;
  readonly secrets: VaultSecrets;
  readonly lock: AppLock;
  contact(): Promise<void>;
  fingerprint(): string | null;
}

/** What `open-keys.ts` fetches when it is first needed. */
export function openKeyParts(
  account: string,
  vault: VaultKeys,
  tables: Pick<Tables, 'projectkeys' | 'keypins'>,
  shelf: KeyShelf,
  newId: () => string,
): KeyParts {
  const server = openKeyServer();
  let pair: AccountKeys | null = null;
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
    lock: createAppLock(account, shelf, openStretch(), ARGON2_COST, (work) => underLock(`app-lock:${account}`, work)),
    contact: () =>
      underLock(`vault-contact:${account}`, async () => {
        if (pair) return;
        const answer = await contactVault(account, vault, shelf, server, newId);
        if (answer.state === 'other') throw new AppError('vault-other');
        pair = answer.keys;
      }),
    fingerprint: () => pair && fingerprintOf(pair.publicKey),
  };
}
