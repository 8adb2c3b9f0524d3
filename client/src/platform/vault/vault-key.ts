import { AppError } from '@arbetsytan/shared/errors/app-error';
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
}

/** Where wrapped keys are kept. `add` throws when the account has one. */
export interface KeyShelf {
  get(account: string): Promise<WrappedKey | undefined>;
  add(key: WrappedKey): Promise<void>;
}

/** Keys derived from the vault key for one account. None of them can be read out of the browser. */
export interface VaultKeys {
  /** For rows, in the storage wrapper. */
  readonly store: CryptoKey;
  /** A key for one blob alone. */
  blob(id: string): Promise<CryptoKey>;
}

/**
 * Opens the account's vault key, or makes it the first time. The raw 32 bytes exist only inside this function.
 * @param mayCreate false when sealed data is already here: a new key could never open it, so better to say so
 * @throws AppError vault-locked
 */
export async function openVaultKeys(
  shelf: KeyShelf,
  account: string,
  mayCreate: () => Promise<boolean>,
): Promise<VaultKeys> {
  const kept = (await shelf.get(account)) ?? ((await mayCreate()) ? await create(shelf, account) : null);
  if (!kept || kept.format !== FORMAT) throw new AppError('vault-locked');
  const raw = await unseal(kept.deviceKey, boundTo(account), kept.sealed);
  if (!raw) throw new AppError('vault-locked');
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  raw.fill(0);
  return { store: await derive(base, 'store'), blob: (id) => derive(base, `blob/${id}`) };
}

async function create(shelf: KeyShelf, account: string): Promise<WrappedKey> {
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const key = { account, format: FORMAT, deviceKey, sealed: await seal(deviceKey, boundTo(account), raw) };
  raw.fill(0);
  await shelf.add(key);
  return key;
}

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
