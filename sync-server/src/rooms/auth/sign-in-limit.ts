import type { Clock } from '@arbetsytan/shared/core/time';
import { MINUTE } from '@arbetsytan/shared/core/units';

const WINDOW = 5 * MINUTE;
/** Attempts in a window: per account and address, and per address. NIST SP 800-63B, 5.2.2, asks for a limit below 100. */
const LIMITS = { pair: 8, address: 40 };
const MOST_KEYS = 10_000;

/** Counts failed sign-ins in memory. A restart forgets them, which five minutes do too. */
export interface SignInLimit {
  allowed(username: string, address: string): boolean;
  failed(username: string, address: string): void;
  succeeded(username: string, address: string): void;
}

export function createSignInLimit(clock: Clock): SignInLimit {
  const failures = new Map<string, { count: number; since: number }>();
  const pair = (username: string, address: string) => `${address}\n${username.toLowerCase()}`;

  function count(key: string): number {
    const entry = failures.get(key);
    if (!entry) return 0;
    if (clock() - entry.since > WINDOW) {
      failures.delete(key);
      return 0;
    }
    return entry.count;
  }

  function add(key: string) {
    if (failures.size >= MOST_KEYS) for (const known of failures.keys()) count(known);
    // Still full: someone tries many names. The oldest entry makes room, so that memory stays bounded.
    if (failures.size >= MOST_KEYS) failures.delete(failures.keys().next().value ?? '');
    const entry = count(key) > 0 ? failures.get(key) : undefined;
    failures.set(key, { count: (entry?.count ?? 0) + 1, since: entry?.since ?? clock() });
  }

  return {
    allowed: (username, address) => count(pair(username, address)) < LIMITS.pair && count(address) < LIMITS.address,
    failed: (username, address) => {
      add(pair(username, address));
      add(address);
    },
    // Only its own attempt is given back to the address: a known account must not wash away guesses at others.
    succeeded: (username, address) => {
      failures.delete(pair(username, address));
      const entry = failures.get(address);
      if (entry && entry.count > 1) failures.set(address, { ...entry, count: entry.count - 1 });
      else failures.delete(address);
    },
  };
}
