import { ARGON2_COST, type Argon2Cost } from '@arbetsytan/shared/core/argon2';
import { z } from 'zod';
import { fromBase64, toBase64 } from '../vault/base64.ts';
import { bind, seal, unseal, utf8 } from '../vault/seal.ts';
import type { StretchPort } from './stretch.port.ts';

/** Whose vault key it is: bound into every wrap, so that none opens in another's place. */
export interface VaultName {
  readonly account: string;
  readonly vaultId: string;
}

const FORMAT = 1;
const SALT_BYTES = 16;
/** KiB, of format 1 and what may come after it: a server must not have a phone stretch for minutes. */
const MOST_MEMORY = 262_144;

/** What `wrapped` is, as base64 of JSON: the format, how the key was made, and the vault key sealed under it. */
const passphraseWrap = z.strictObject({
  v: z.literal(FORMAT),
  kdf: z.literal('argon2id'),
  m: z.int().min(8).max(MOST_MEMORY),
  t: z.int().min(1).max(6),
  p: z.int().min(1).max(8),
  salt: z.string(),
  sealed: z.string(),
});
const recoveryWrap = z.strictObject({ v: z.literal(FORMAT), salt: z.string(), sealed: z.string() });

/** @param raw the 32 bytes of the vault key */
export async function wrapByPassphrase(
  raw: Uint8Array<ArrayBuffer>,
  passphrase: string,
  name: VaultName,
  stretch: StretchPort,
  cost: Argon2Cost = ARGON2_COST,
): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await aesKey(await stretch.stretch(passphrase, salt, cost));
  const sealed = await seal(key, bound('passphrase', name), raw);
  return packed({
    v: FORMAT,
    kdf: 'argon2id',
    m: cost.memory,
    t: cost.passes,
    p: cost.lanes,
    salt: toBase64(salt),
    sealed: toBase64(sealed),
  });
}

/** @returns the vault key, or null when the passphrase is another one or the wrap was changed */
export async function openByPassphrase(
  wrapped: string,
  passphrase: string,
  name: VaultName,
  stretch: StretchPort,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const wrap = unpacked(passphraseWrap, wrapped);
  if (!wrap) return null;
  const cost = { memory: wrap.m, passes: wrap.t, lanes: wrap.p };
  const key = await aesKey(await stretch.stretch(passphrase, fromBase64(wrap.salt), cost));
  return unseal(key, bound('passphrase', name), fromBase64(wrap.sealed));
}

/** A recovery code is random: HKDF is enough. @param code as `readRecoveryCode` gives it */
export async function wrapByRecoveryCode(raw: Uint8Array<ArrayBuffer>, code: string, name: VaultName): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const sealed = await seal(await recoveryKey(code, salt), bound('recovery', name), raw);
  return packed({ v: FORMAT, salt: toBase64(salt), sealed: toBase64(sealed) });
}

/** @returns as `openByPassphrase` */
export async function openByRecoveryCode(
  wrapped: string,
  code: string,
  name: VaultName,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const wrap = unpacked(recoveryWrap, wrapped);
  if (!wrap) return null;
  return unseal(await recoveryKey(code, fromBase64(wrap.salt)), bound('recovery', name), fromBase64(wrap.sealed));
}

const bound = (kind: 'passphrase' | 'recovery', { account, vaultId }: VaultName) =>
  bind('arbetsytan/vault-wrap', FORMAT, kind, account, vaultId);

async function aesKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  bytes.fill(0);
  return key;
}

async function recoveryKey(code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', utf8(code), 'HKDF', false, ['deriveKey']);
  const info = utf8(bind('arbetsytan/recovery', FORMAT));
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

const packed = (wrap: object): string => toBase64(utf8(JSON.stringify(wrap)));

function unpacked<T>(schema: z.ZodType<T>, wrapped: string): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(fromBase64(wrapped))));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
