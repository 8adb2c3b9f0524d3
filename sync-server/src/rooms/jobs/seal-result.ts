import { webcrypto } from 'node:crypto';
import { RESULT_FORMAT } from '@arbetsytan/shared/jobs/job';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const IV_BYTES = 12;
const { subtle } = webcrypto;

/**
 * Seals a result to a job's one-time public key: an ephemeral P-256 key, HKDF-SHA-256 with its point as the salt, AES-256-GCM
 * with the job's id as associated data (the shape of ECIES; SEC 1, 5.1). Layout: ephemeral point (65 bytes), nonce (12),
 * ciphertext. Only the client can open it: `client/src/platform/jobs/job-keys.ts`.
 * @param publicKey uncompressed point, base64url @throws when it is no point of the curve
 */
export async function sealResult(publicKey: string, jobId: string, plain: Uint8Array): Promise<Buffer> {
  const theirs = await subtle.importKey('raw', Buffer.from(publicKey, 'base64url'), CURVE, false, []);
  const own = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = Buffer.from(await subtle.exportKey('raw', own.publicKey));
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info: Buffer.from(RESULT_FORMAT) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = webcrypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: Buffer.from(jobId) }, key, plain);
  return Buffer.concat([point, iv, Buffer.from(sealed)]);
}
