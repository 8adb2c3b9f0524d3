import { ARGON2_COST, type Argon2Cost } from '@arbetsytan/shared/core/argon2';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { bind, seal, unseal } from '../vault/seal.ts';
import { type KeyShelf, type LockRecord, rawVaultKey, resealVaultKey, type WrappedKey } from '../vault/vault-key.ts';
import type { StretchPort } from './stretch.port.ts';
import { openByPassphrase } from './wrapped-vault-key.ts';

/** Wrong PINs in a row after which the PIN is given up. */
export const MOST_TRIES = 10;
const FORMAT = 1;
const SALT_BYTES = 16;

export const isPin = (typed: string): boolean => /^\d{6}$/.test(typed);

/** Six digits that anybody would try first: all the same, or counting up or down. */
export function isWeakPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]));
  return new Set(steps).size === 1 && Math.abs(steps[0] ?? 9) <= 1;
}

export type Opened =
  | { readonly state: 'open'; readonly raw: Uint8Array<ArrayBuffer> }
  /** left: tries that the PIN has; null where there is no PIN. */
  | { readonly state: 'wrong'; readonly left: number | null };

export interface AppLock {
  /** Is there one? */
  isSet(): Promise<boolean>;
  record(): Promise<LockRecord | null>;
  /** @param pin null: the passphrase alone opens it @throws AppError vault-locked when no passphrase was chosen before */
  set(pin: string | null, how: Pick<LockRecord, 'afterMinutes' | 'onHide'>): Promise<void>;
  /** When it locks by itself. */
  change(how: Pick<LockRecord, 'afterMinutes' | 'onHide'>): Promise<void>;
  /** Takes it away: this device opens the vault by itself again. @returns what `byPassphrase` does */
  remove(passphrase: string): Promise<boolean>;
  byPin(pin: string): Promise<Opened>;
  byPassphrase(passphrase: string): Promise<Opened>;
}

/**
 * The lock of one account on one device. Locked, the key lies under the passphrase, or under PIN and this device's own key
 * together. The browser gives that key to no page, but it is no chip's: whoever copies the whole disk may try all PINs there
 * (docs/RISKS.md), and only the passphrase is long enough against that.
 */
export function createAppLock(
  account: string,
  shelf: Pick<KeyShelf, 'get' | 'put'>,
  stretch: StretchPort,
  cost: Argon2Cost = ARGON2_COST,
  /** One at a time over all tabs: two that tried at once would count as one. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
): AppLock {
  const bound = bind('arbetsytan/app-lock', FORMAT, account);

  async function kept(): Promise<WrappedKey> {
    const key = await shelf.get(account);
    if (!key) throw new AppError('vault-locked');
    return key;
  }

  async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
    const bytes = await stretch.stretch(pin, salt, cost);
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    bytes.fill(0);
    return key;
  }

  const byPassphrase: AppLock['byPassphrase'] = async (passphrase) => {
    const key = await kept();
    const name = { account, vaultId: key.vaultId ?? '' };
    const raw = await openByPassphrase(key.passphraseWrap ?? '', passphrase, name, stretch);
    if (!raw) return { state: 'wrong', left: key.lock?.pin ? MOST_TRIES - key.lock.pin.tries : null };
    if (key.lock?.pin && key.lock.pin.tries > 0)
      await shelf.put({ ...key, lock: { ...key.lock, pin: { ...key.lock.pin, tries: 0 } } });
    return { state: 'open', raw };
  };

  return {
    isSet: async () => (await shelf.get(account))?.lock !== undefined,
    record: async () => (await shelf.get(account))?.lock ?? null,

    set: async (pin, how) => {
      const key = await kept();
      if (key.passphraseWrap === undefined) throw new AppError('vault-locked');
      const raw = await rawVaultKey(key);
      const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
      const inner = pin === null ? null : await seal(await pinKey(pin, salt), bound, raw);
      raw.fill(0);
      const lock = { pin: inner && { salt, sealed: await seal(key.deviceKey, bound, inner), tries: 0 }, ...how };
      await shelf.put({ ...key, sealed: new Uint8Array(0), lock });
    },

    change: async (how) => {
      const key = await kept();
      if (key.lock) await shelf.put({ ...key, lock: { ...key.lock, ...how } });
    },

    remove: async (passphrase) => {
      const opened = await byPassphrase(passphrase);
      if (opened.state === 'wrong') return false;
      const { lock: _gone, ...key } = await kept();
      await shelf.put(await resealVaultKey(key, opened.raw));
      return true;
    },

    byPin: (pin) =>
      inTurn(async () => {
        const key = await kept();
        const held = key.lock?.pin;
        if (!key.lock || !held) return { state: 'wrong', left: null };
        // Counted before it is tried: a device that is switched off in the middle has used it up.
        const tries = held.tries + 1;
        const spent = { ...key, lock: { ...key.lock, pin: tries >= MOST_TRIES ? null : { ...held, tries } } };
        await shelf.put(spent);
        const inner = await unseal(key.deviceKey, bound, held.sealed);
        const raw = inner && (await unseal(await pinKey(pin, held.salt), bound, inner));
        if (!raw) return { state: 'wrong', left: spent.lock.pin ? MOST_TRIES - tries : null };
        // As it stands now: what was changed meanwhile stays.
        const now = await kept();
        if (now.lock) await shelf.put({ ...now, lock: { ...now.lock, pin: { ...held, tries: 0 } } });
        return { state: 'open', raw };
      }),

    byPassphrase,
  };
}
