import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { type KeyShelf, rawVaultKey, type WrappedKey } from '../vault/vault-key.ts';
import type { KeyServer } from './key-server.port.ts';
import { newRecoveryCode } from './recovery-code.ts';
import type { StretchPort } from './stretch.port.ts';
import { type VaultName, wrapByPassphrase, wrapByRecoveryCode } from './wrapped-vault-key.ts';

type Kind = 'passphrase' | 'recovery';

/** What opens the vault on another device. The server gets wrapped keys and nothing that opens them. */
export interface VaultSecrets {
  /** Which secrets the vault has. @throws AppError offline, sync-off */
  kinds(): Promise<ReadonlySet<Kind>>;
  /**
   * Takes the place of the one before; the old one opens nothing any more. Without sync it is for this device's lock alone.
   * @param opened the vault key, where the app lock has just been opened by its old secret; overwritten
   * @throws AppError vault-changed, offline
   */
  choosePassphrase(passphrase: string, opened?: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Is there one on this device? */
  hasPassphrase(): Promise<boolean>;
  /** @param opened as above @returns the code, which is shown once and kept nowhere */
  makeRecoveryCode(opened?: Uint8Array<ArrayBuffer>): Promise<string>;
}

export function createVaultSecrets(
  account: string,
  shelf: Pick<KeyShelf, 'get' | 'put'>,
  server: Pick<KeyServer, 'vault' | 'putVault'>,
  stretch: StretchPort,
  newId: () => string,
): VaultSecrets {
  /** The server's record; null where nothing syncs. A vault that the server has another of is not wrapped: nobody could tell them apart. */
  async function recordOf(kept: WrappedKey): Promise<VaultRecord | null> {
    try {
      const vault = await server.vault();
      if (!vault || kept.vaultId !== vault.vaultId) throw new AppError('vault-locked');
      return vault;
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'sync-off') return null;
      throw thrown;
    }
  }

  async function rewrap(
    kind: Kind,
    opened: Uint8Array<ArrayBuffer> | undefined,
    seal: (raw: Uint8Array<ArrayBuffer>, name: VaultName) => Promise<string>,
  ): Promise<void> {
    const kept = await shelf.get(account);
    if (!kept) throw new AppError('vault-locked');
    const vault = await recordOf(kept);
    const vaultId = kept.vaultId ?? newId();
    const raw = opened ?? (await rawVaultKey(kept));
    const wrapped = await seal(raw, { account, vaultId }).finally(() => raw.fill(0));
    // The server first: a device that has the new one alone would be the only one.
    if (vault) {
      const wraps = [...vault.wraps.filter((each) => each.kind !== kind), { kind, wrapped }];
      await server.putVault({ ...vault, revision: vault.revision + 1, wraps });
    }
    // As it stands now: a lock that was set meanwhile stays.
    const now = (await shelf.get(account)) ?? kept;
    if (kind === 'passphrase') await shelf.put({ ...now, vaultId, passphraseWrap: wrapped });
  }

  return {
    kinds: async () => new Set((await server.vault())?.wraps.map(({ kind }) => kind) ?? []),
    hasPassphrase: async () => (await shelf.get(account))?.passphraseWrap !== undefined,
    choosePassphrase: (passphrase, opened) =>
      rewrap('passphrase', opened, (raw, name) => wrapByPassphrase(raw, passphrase, name, stretch)),
    makeRecoveryCode: async (opened) => {
      const code = newRecoveryCode(crypto.getRandomValues(new Uint8Array(26)));
      await rewrap('recovery', opened, (raw, name) => wrapByRecoveryCode(raw, code, name));
      return code;
    },
  };
}
