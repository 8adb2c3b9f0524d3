import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { VaultRecord } from '@arbetsytan/shared/sync/people';
import { type AccountKeys, makeAccountKeys, openAccountKeys } from '../vault/account-keys.ts';
import { type KeyShelf, keepVaultKey, type VaultKeys } from '../vault/vault-key.ts';
import type { KeyServer } from './key-server.port.ts';
import { readRecoveryCode } from './recovery-code.ts';
import type { StretchPort } from './stretch.port.ts';
import { openByPassphrase, openByRecoveryCode } from './wrapped-vault-key.ts';

export type Secret = { readonly passphrase: string } | { readonly code: string };

/** Keeps the vault's key on this device. @returns false when the secret is another one */
export async function unlockVault(
  account: string,
  vault: VaultRecord,
  secret: Secret,
  shelf: KeyShelf,
  stretch: StretchPort,
): Promise<boolean> {
  const name = { account, vaultId: vault.vaultId };
  const wrapOf = (kind: 'passphrase' | 'recovery') => vault.wraps.find((wrap) => wrap.kind === kind)?.wrapped ?? '';
  const code = 'code' in secret ? readRecoveryCode(secret.code) : null;
  const raw =
    'passphrase' in secret
      ? await openByPassphrase(wrapOf('passphrase'), secret.passphrase, name, stretch)
      : code && (await openByRecoveryCode(wrapOf('recovery'), code, name));
  if (!raw) return false;
  const kept = await keepVaultKey(shelf, account, raw, vault.vaultId);
  const passphraseWrap = wrapOf('passphrase');
  await shelf.put({
    ...kept,
    accountKeys: { publicKey: vault.publicKey, sealed: vault.sealedKey },
    ...(passphraseWrap === '' ? {} : { passphraseWrap }),
  });
  return true;
}

/** Contact with the account's vault on the server; `other`: the server has another vault, so that nothing sealed may sync. */
export type VaultContact =
  | { readonly state: 'ours'; readonly keys: AccountKeys; readonly vault: VaultRecord }
  | { readonly state: 'other' };

/**
 * Tells the server of this device's vault the first time, and makes sure that it is the same one ever after.
 * @throws AppError what the server answers (offline, sync-off, vault-changed)
 */
export async function contactVault(
  account: string,
  vaultKeys: Pick<VaultKeys, 'account'>,
  shelf: Pick<KeyShelf, 'get' | 'put'>,
  server: Pick<KeyServer, 'vault' | 'putVault'>,
  newId: () => string,
): Promise<VaultContact> {
  const kept = await shelf.get(account);
  if (!kept) throw new AppError('vault-locked');
  const known = await server.vault();
  const made = known
    ? { publicKey: known.publicKey, sealed: known.sealedKey }
    : (kept.accountKeys ?? (await makeAccountKeys(account, vaultKeys.account)));
  // The pair that the server has opens with this vault's key, or it is not this vault's.
  const keys = await openAccountKeys(made, account, vaultKeys.account);
  if (!keys || (known && kept.vaultId !== undefined && kept.vaultId !== known.vaultId)) return { state: 'other' };
  const vault = known ?? {
    vaultId: kept.vaultId ?? newId(),
    revision: 1,
    publicKey: made.publicKey,
    sealedKey: made.sealed,
    wraps: [],
  };
  if (!known) await server.putVault(vault);
  if (kept.vaultId !== vault.vaultId || kept.accountKeys?.publicKey !== made.publicKey)
    await shelf.put({ ...kept, vaultId: vault.vaultId, accountKeys: made });
  return { state: 'ours', keys, vault };
}
