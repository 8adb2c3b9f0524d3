import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { SealedAccountKeys } from './account-keys.ts';
import { bind, seal, unseal, utf8 } from './seal.ts';

const FORMAT = 1;

/** What is kept of an account's key: never the key itself in clear. */
export interface WrappedKey {
  readonly account: string;
  readonly format: number;
  /** Non-extractable AES-256-GCM key of this device; the first key-encrypting key (others may follow). */
  readonly deviceKey: CryptoKey;
  /** The vault key sealed under it, bound to the account. */
  readonly sealed: Uint8Array<ArrayBuffer>;
  /** Name of the vault on the server. Absent until the device has told the server of it. */
  readonly vaultId?: string;
  /** The account's key pair, as the server has it too. */
  readonly accountKeys?: SealedAccountKeys;
  /** The vault key under the passphrase, as the server has it too (`keys/wrapped-vault-key.ts`). */
  readonly passphraseWrap?: string;
  /** The app lock. While it is set, `sealed` is empty: this device alone opens nothing. */
  readonly lock?: LockRecord;
}

export interface LockRecord {
  /** Null once it was wrong too often: the passphrase is left. */
  readonly pin: {
    readonly salt: Uint8Array<ArrayBuffer>;
    /** The vault key sealed under the PIN's key, and that under this device's. */
    readonly sealed: Uint8Array<ArrayBuffer>;
    /** Wrong ones since the last right one. */
    readonly tries: number;
  } | null;
  /** Minutes without a touch after which the app locks; 0: not by itself. */
  readonly afterMinutes: number;
  /** As soon as the page is hidden. */
  readonly onHide: boolean;
}

/** Where wrapped keys are kept. `add` throws when the account has one. */
export interface KeyShelf {
  get(account: string): Promise<WrappedKey | undefined>;
  add(key: WrappedKey): Promise<void>;
  put(key: WrappedKey): Promise<void>;
}

/** Keys derived from the vault key for one account. None of them can be read out of the browser. */
export interface VaultKeys {
  /** For rows, in the storage wrapper. */
  readonly store: CryptoKey;
  /** For the account's own rows on their way to the server. */
  readonly sync: CryptoKey;
  /** For the private half of the account's key pair. */
  readonly account: CryptoKey;
  /** A key for one blob alone. */
  blob(id: string): Promise<CryptoKey>;
}

/**
 * Opens the account's vault key, or makes it the first time.
 * @param unlocked the 32 bytes, where an app lock was opened; overwritten
 * @param mayCreate false when sealed data is already here: a new key could never open it, so better to say so
 * @throws AppError vault-locked
 */
export async function openVaultKeys(
  shelf: KeyShelf,
  account: string,
  mayCreate: () => Promise<boolean>,
  unlocked?: Uint8Array<ArrayBuffer>,
): Promise<VaultKeys> {
  const kept = (await shelf.get(account)) ?? ((await mayCreate()) ? await create(shelf, account) : null);
  if (!kept) throw new AppError('vault-locked');
  const raw = unlocked ?? (await rawVaultKey(kept));
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  raw.fill(0);
  return {
    store: await derive(base, 'store'),
    sync: await derive(base, 'sync'),
    account: await derive(base, 'account'),
    blob: (id) => derive(base, `blob/${id}`),
  };
}

/** The 32 bytes themselves, to be wrapped once more. Overwrite them at once. @throws AppError vault-locked */
export async function rawVaultKey(kept: WrappedKey): Promise<Uint8Array<ArrayBuffer>> {
  const raw = kept.format === FORMAT ? await unseal(kept.deviceKey, boundTo(kept.account), kept.sealed) : null;
  if (!raw) throw new AppError('vault-locked');
  return raw;
}

/** Keeps a vault key on this device, under a key that only this device has. Overwrites `raw`. */
export async function keepVaultKey(
  shelf: KeyShelf,
  account: string,
  raw: Uint8Array<ArrayBuffer>,
  vaultId?: string,
): Promise<WrappedKey> {
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const sealed = await seal(deviceKey, boundTo(account), raw);
  raw.fill(0);
  const key = { account, format: FORMAT, deviceKey, sealed, ...(vaultId === undefined ? {} : { vaultId }) };
  await shelf.add(key);
  return key;
}

/** The same key under this device's own again. Overwrites `raw`. */
export async function resealVaultKey(kept: WrappedKey, raw: Uint8Array<ArrayBuffer>): Promise<WrappedKey> {
  const sealed = await seal(kept.deviceKey, boundTo(kept.account), raw);
  raw.fill(0);
  return { ...kept, sealed };
}

const create = (shelf: KeyShelf, account: string): Promise<WrappedKey> =>
  keepVaultKey(shelf, account, crypto.getRandomValues(new Uint8Array(32)));

const boundTo = (account: string) => bind('arbetsytan/vault-key', FORMAT, account);

/** HKDF-SHA-256 (RFC 5869). No salt: the input is already 32 uniform random bytes. `info` separates the uses. */
function derive(base: CryptoKey, use: string): Promise<CryptoKey> {
  const parameters = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(0),
    info: utf8(bind('arbetsytan', FORMAT, use)),
  };
  return crypto.subtle.deriveKey(parameters, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
