import { RESULT_FORMAT } from '@arbetsytan/shared/jobs/job';
import { toBase64 } from '../vault/base64.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const POINT_BYTES = 65;
const IV_BYTES = 12;

/** A key for one job: whoever has its private half, which never leaves this page, reads the result. */
export interface JobKeys {
  /** Uncompressed point, base64url (RFC 4648, section 5) without padding. */
  readonly publicKey: string;
  /** @returns null when the bytes were changed, belong to another job or were sealed to another key */
  open(jobId: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** The other half of `sync-server/src/rooms/jobs/seal-result.ts`, which says how a result is sealed. */
export async function makeJobKeys(): Promise<JobKeys> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return {
    publicKey: toBase64(raw).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
    async open(jobId, sealed) {
      try {
        const point = sealed.slice(0, POINT_BYTES);
        const theirs = await crypto.subtle.importKey('raw', point, CURVE, false, []);
        const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
        const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
        const info = new TextEncoder().encode(RESULT_FORMAT);
        const derivation = { name: 'HKDF', hash: 'SHA-256', salt: point, info };
        const key = await crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, [
          'decrypt',
        ]);
        const iv = sealed.slice(POINT_BYTES, POINT_BYTES + IV_BYTES);
        const parameters = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(jobId) };
        return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.slice(POINT_BYTES + IV_BYTES)));
      } catch {
        return null;
      }
    },
  };
}
