import type { Tables } from '../store/database.ts';
import { openKeyShelf } from '../vault/key-shelf.ts';
import type { VaultKeys } from '../vault/vault-key.ts';
import type { AppLock } from './app-lock.ts';
import type { KeyParts } from './open-key-parts.ts';
import type { ProjectKeys } from './project-keys.ts';
import type { VaultSecrets } from './vault-secrets.ts';

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

/** The code is fetched when a key is first asked for: no screen waits for it at the start. */
export function openKeys(
  account: string,
  vault: VaultKeys,
  tables: Pick<Tables, 'projectkeys' | 'keypins'>,
  newId: () => string,
): DeskKeys {
  const shelf = openKeyShelf();
  let parts: Promise<KeyParts> | null = null;
  let fingerprint: KeyParts['fingerprint'] = () => null;
  const loaded = (): Promise<KeyParts> => {
    parts ??= import('./open-key-parts.ts').then(({ openKeyParts }) => {
      const opened = openKeyParts(account, vault, tables, shelf, newId);
      fingerprint = opened.fingerprint;
      return opened;
    });
    return parts;
  };

  return {
    projects: {
      private: async () => vault.sync,
      project: async (id, generation) => (await loaded()).projects.project(id, generation),
      changed: async (members) => (await loaded()).projects.changed(members),
      trust: async (member) => (await loaded()).projects.trust(member),
      share: async () => (await loaded()).projects.share(),
      rotate: async (id) => (await loaded()).projects.rotate(id),
    },
    secrets: {
      kinds: async () => (await loaded()).secrets.kinds(),
      hasPassphrase: async () => (await shelf.get(account))?.passphraseWrap !== undefined,
      choosePassphrase: async (words, opened) => (await loaded()).secrets.choosePassphrase(words, opened),
      makeRecoveryCode: async (opened) => (await loaded()).secrets.makeRecoveryCode(opened),
    },
    lock: {
      isSet: async () => (await shelf.get(account))?.lock !== undefined,
      record: async () => (await shelf.get(account))?.lock ?? null,
      set: async (pin, how) => (await loaded()).lock.set(pin, how),
      change: async (how) => (await loaded()).lock.change(how),
      remove: async (passphrase) => (await loaded()).lock.remove(passphrase),
      byPin: async (pin) => (await loaded()).lock.byPin(pin),
      byPassphrase: async (passphrase) => (await loaded()).lock.byPassphrase(passphrase),
    },
    contact: async () => (await loaded()).contact(),
    fingerprint: () => fingerprint(),
    close: () => shelf.close(),
  };
}
