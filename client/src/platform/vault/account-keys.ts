import { sha256Bytes } from '@arbetsytan/shared/core/sha256';
import { fromBase64, toBase64 } from './base64.ts';
import { bind, seal, unseal, utf8 } from './seal.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const FORMAT = 1;

/** An account's key pair: others wrap project keys for the public half; the private half never leaves the vault in clear. */
export interface AccountKeys {
  /** Raw point, base64. */
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

export interface SealedAccountKeys {
  readonly publicKey: string;
  /** The private half (PKCS #8), sealed under a key of the vault; base64. */
  readonly sealed: string;
}

const bound = (account: string, publicKey: string) => bind('arbetsytan/account-key', FORMAT, account, publicKey);

/** @param key a key of the vault for this alone */
export async function makeAccountKeys(account: string, key: CryptoKey): Promise<SealedAccountKeys> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const sealed = toBase64(await seal(key, bound(account, publicKey), secret));
  secret.fill(0);
  return { publicKey, sealed };
}

/** @returns null when they were made for another account or vault, or were changed */
export async function openAccountKeys(
  { publicKey, sealed }: SealedAccountKeys,
  account: string,
  key: CryptoKey,
): Promise<AccountKeys | null> {
  const secret = await unseal(key, bound(account, publicKey), fromBase64(sealed));
  if (!secret) return null;
  const privateKey = await crypto.subtle.importKey('pkcs8', secret, CURVE, false, ['deriveBits']);
  secret.fill(0);
  return { publicKey, privateKey };
}

/** Digits in a fingerprint, in groups of five: 66 bits, which nobody can hit on purpose in the time of a phone call. */
const DIGITS = 20;

/**
 * What two people read to each other, to be sure that the server has slipped in no key of its own. The same for both.
 */
export function fingerprintOf(publicKey: string): string {
  const number = BigInt(`0x${sha256Bytes(fromBase64(publicKey))}`) % 10n ** BigInt(DIGITS);
  return (number.toString().padStart(DIGITS, '0').match(/.{5}/g) ?? []).join(' ');
}

export interface WrapFor {
  readonly projectId: string;
  readonly generation: number;
  /** Who wraps. */
  readonly by: string;
  /** For whom. */
  readonly accountId: string;
}

/** A project's key (32 bytes) for a member: by a secret that only the two of them have (ECDH, HKDF). */
export async function wrapProjectKey(
  raw: Uint8Array<ArrayBuffer>,
  wrap: WrapFor,
  mine: AccountKeys,
  theirPublicKey: string,
): Promise<string> {
  return toBase64(await seal(await between(mine, theirPublicKey, wrap), boundTo(wrap), raw));
}

/** @returns null when it was wrapped by somebody else, for somebody else, or for another project or generation */
export async function openProjectKey(
  wrapped: string,
  wrap: WrapFor,
  mine: AccountKeys,
  theirPublicKey: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return unseal(await between(mine, theirPublicKey, wrap), boundTo(wrap), fromBase64(wrapped));
}

const boundTo = ({ projectId, generation, by, accountId }: WrapFor) =>
  bind('arbetsytan/project-key', FORMAT, projectId, generation, by, accountId);

async function between(mine: AccountKeys, theirPublicKey: string, wrap: WrapFor): Promise<CryptoKey> {
  const theirs = await crypto.subtle.importKey('raw', fromBase64(theirPublicKey), CURVE, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine.privateKey, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(boundTo(wrap)) };
  return crypto.subtle.deriveKey(parameters, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
