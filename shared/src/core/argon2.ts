import { argon2id } from '@noble/hashes/argon2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Cost of Argon2id. Memory in KiB. */
export interface Argon2Cost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** The second recommended choice of RFC 9106, section 4, for where memory is scarce: 64 MiB and three passes (one lane: no threads here). */
export const ARGON2_COST: Argon2Cost = { memory: 65_536, passes: 3, lanes: 1 };

/**
 * 32 bytes of a passphrase (RFC 9106). Takes about two seconds: call it in a worker.
 * @param passphrase taken in Unicode NFKC, so that the same words typed on another keyboard give the same bytes
 * @param salt 16 bytes @param onPart 0-1
 */
export function argon2(
  passphrase: string,
  salt: Uint8Array,
  { memory, passes, lanes }: Argon2Cost,
  onPart: (part: number) => void = () => {},
): Uint8Array {
  return argon2id(utf8ToBytes(passphrase.normalize('NFKC')), salt, {
    m: memory,
    t: passes,
    p: lanes,
    dkLen: 32,
    onProgress: onPart,
  });
}
