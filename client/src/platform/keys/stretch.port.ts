import type { Argon2Cost } from '@arbetsytan/shared/core/argon2';

/** Makes keys of passphrases, slowly on purpose. */
export interface StretchPort {
  /** @returns 32 bytes @param onPart 0-1 */
  stretch(
    passphrase: string,
    salt: Uint8Array<ArrayBuffer>,
    cost: Argon2Cost,
    onPart?: (part: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>>;
}
