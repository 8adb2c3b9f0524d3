const IV_BYTES = 12;
const TAG_BYTES = 16;
export const SEAL_OVERHEAD = IV_BYTES + TAG_BYTES;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce before the ciphertext. `bound` is authenticated with it: a
 * sealed value opens only in the place it was sealed for.
 */
export async function seal(
  key: CryptoKey,
  bound: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(bound) }, key, plain);
  const sealed = new Uint8Array(IV_BYTES + cipher.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(cipher), IV_BYTES);
  return sealed;
}

/** @returns null when the bytes were changed, moved from elsewhere or sealed under another key */
export async function unseal(
  key: CryptoKey,
  bound: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (sealed.length < SEAL_OVERHEAD) return null;
  try {
    const iv = sealed.subarray(0, IV_BYTES);
    const parameters = { name: 'AES-GCM', iv, additionalData: utf8(bound) };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.subarray(IV_BYTES)));
  } catch {
    return null;
  }
}

/** Joins the parts of an associated-data string without ambiguity: no part can imitate the border to the next. */
export function bind(...parts: readonly (string | number | boolean)[]): string {
  return JSON.stringify(parts);
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
