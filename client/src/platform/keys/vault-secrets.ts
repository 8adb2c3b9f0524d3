import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { type KeyShelf, rawVaultKey } from '../vault/vault-key.ts';
import type { KeyServer } from './key-server.port.ts';
import { newRecoveryCode } from './recovery-code.ts';
import type { StretchPort } from './stretch.port.ts';
import { wrapByPassphrase, wrapByRecoveryCode } from './wrapped-vault-key.ts';

/** What opens the vault on another device. The server gets wrapped keys and nothing that opens them. */
export interface VaultSecrets {
  /** Which secrets the vault has. @throws AppError offline, sync-off */
  kinds(): Promise<ReadonlySet<'passphrase' | 'recovery'>>;
  /** Takes the place of the one before; the old one opens nothing any more. @throws AppError vault-changed, offline */
  choosePassphrase(passphrase: string): Promise<void>;
  /** @returns the code, which is shown once and kept nowhere */
  makeRecoveryCode(): Promise<string>;
}

export function createVaultSecrets(
  account: string,
  shelf: Pick<KeyShelf, 'get'>,
  server: Pick<KeyServer, 'vault' | 'putVault'>,
  stretch: StretchPort,
): VaultSecrets {
  async function wrap(
    kind: 'passphrase' | 'recovery',
    seal: (raw: Uint8Array<ArrayBuffer>, vault: VaultRecord) => Promise<string>,
  ) {
    const [kept, vault] = [await shelf.get(account), await server.vault()];
    if (!kept || !vault || kept.vaultId !== vault.vaultId) throw new AppError('vault-locked');
    const raw = await rawVaultKey(kept);
    try {
      const wrapped = await seal(raw, vault);
      const wraps = [...vault.wraps.filter((each) => each.kind !== kind), { kind, wrapped }];
      await server.putVault({ ...vault, revision: vault.revision + 1, wraps });
    } finally {
      raw.fill(0);
    }
  }

  return {
    kinds: async () => new Set((await server.vault())?.wraps.map(({ kind }) => kind) ?? []),
    choosePassphrase: (passphrase) =>
      wrap('passphrase', (raw, { vaultId }) => wrapByPassphrase(raw, passphrase, { account, vaultId }, stretch)),
    makeRecoveryCode: async () => {
      const code = newRecoveryCode(crypto.getRandomValues(new Uint8Array(26)));
      await wrap('recovery', (raw, { vaultId }) => wrapByRecoveryCode(raw, code, { account, vaultId }));
      return code;
    },
  };
}
