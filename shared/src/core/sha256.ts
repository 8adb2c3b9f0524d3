import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Lower-case hexadecimal SHA-256, 64 characters. Synchronous, so that a rule stays a plain function. */
export type Sha256Hex = string;

/** @param text hashed as UTF-8. */
export function sha256Text(text: string): Sha256Hex {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

export function sha256Bytes(bytes: Uint8Array): Sha256Hex {
  return bytesToHex(sha256(bytes));
}

/**
 * HMAC-SHA-256 (RFC 2104). @param key lower-case hexadecimal @param text authenticated as UTF-8
 * @throws Error when the key is no hexadecimal
 */
export function hmacSha256(key: string, text: string): Sha256Hex {
  return bytesToHex(hmac(sha256, hexToBytes(key), utf8ToBytes(text)));
}

/** A hash of bytes that come in pieces. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** Of everything so far; the last call. */
  hex(): Sha256Hex;
}

export function createSha256(): Sha256 {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
}
