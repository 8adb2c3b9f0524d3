import type { Account } from '@arbetsytan/shared/auth/access';
import { accountSchema } from '@arbetsytan/shared/contract/routes';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { call } from '../api/call.ts';
import { changeKept, readKept } from '../kept.ts';

export const ACCOUNT_KEY = 'arbetsytan.account';

/**
 * Whether the server knows us: `unknown` until it was asked or while it does not answer, `signed-out` when its own
 * session has ended though the device remembers the account. Local work goes on in every case.
 */
export type ServerSession = 'unknown' | 'signed-in' | 'signed-out';

export interface SessionState {
  /** The account that works on this device; null: show the sign-in. */
  readonly account: Account | null;
  readonly server: ServerSession;
}

/** Who works here. The account is remembered on the device, so that the app opens without a network. */
export interface Session {
  state(): SessionState;
  subscribe(on: () => void): () => void;
  /** @throws AppError wrong-credentials, offline, no-answer, too-many-requests */
  signIn(username: string, password: string): Promise<Account>;
  /** What was typed at the sign-in of this page, in memory alone, to compare a passphrase with; null after a reload. */
  password(): string | null;
  /** Asks the server about the session. Never throws: without an answer nothing changes. */
  check(): Promise<void>;
  /**
   * Forgets the account here and, when it answers, on the server. What the account has on this device stays, encrypted.
   * Other tabs sign out too.
   */
  signOut(): Promise<void>;
  /** The same, and has the server tell the browser to empty what it keeps. Call `wipeDevice` after it. */
  leave(): Promise<void>;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Call before `createSession`: puts back an account that a killed browser never wrote to local storage. */
export async function restoreAccount(storage: Shelf): Promise<void> {
  if (remembered(storage)) return;
  const kept = await readKept('account');
  if (kept) storage.setItem(ACCOUNT_KEY, kept);
}

/** @param emptied empties this device, when that was ordered from another one */
export function createSession(storage: Shelf, emptied: () => Promise<void> = async () => {}): Session {
  let state: SessionState = { account: remembered(storage), server: 'unknown' };
  let typed: string | null = null;
  const listeners = new Set<() => void>();
  const set = (next: SessionState) => {
    state = next;
    for (const on of listeners) on();
  };
  const remember = async (account: Account | null) => {
    const text = account ? JSON.stringify(account) : null;
    if (text) storage.setItem(ACCOUNT_KEY, text);
    else storage.removeItem(ACCOUNT_KEY);
    await changeKept('account', () => text);
  };

  async function end(route: 'auth.sign-out' | 'auth.leave'): Promise<void> {
    await call(route, { timeout: 5_000 }).catch(() => {});
    typed = null;
    await remember(null);
    set({ account: null, server: 'signed-out' });
  }

  return {
    state: () => state,

    subscribe(on) {
      listeners.add(on);
      const follow = (event: StorageEvent) => {
        if (event.key === ACCOUNT_KEY || event.key === null) set({ account: remembered(storage), server: 'unknown' });
      };
      globalThis.addEventListener?.('storage', follow);
      return () => {
        listeners.delete(on);
        globalThis.removeEventListener?.('storage', follow);
      };
    },

    async signIn(username, password) {
      const { account } = await call('auth.sign-in', { body: { username, password } });
      typed = password;
      await remember(account);
      set({ account, server: 'signed-in' });
      return account;
    },

    password: () => typed,

    async check() {
      const { account } = state;
      try {
        const answer = await call('auth.session');
        if (answer.wipe) {
          await remember(null);
          set({ account: null, server: 'signed-out' });
          await emptied();
          return;
        }
        if (answer.account === null) set({ ...state, server: 'signed-out' });
        // A cookie of somebody else must not open this account's desk, nor this desk that one's server.
        else if (account && answer.account.id !== account.id) set({ ...state, server: 'signed-out' });
        else {
          await remember(answer.account);
          set({ account: answer.account, server: 'signed-in' });
        }
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.code === 'not-signed-in') set({ ...state, server: 'signed-out' });
        else set({ ...state, server: 'unknown' });
      }
    },

    signOut: () => end('auth.sign-out'),
    leave: () => end('auth.leave'),
  };
}

function remembered(storage: Pick<Storage, 'getItem'>): Account | null {
  try {
    const parsed = accountSchema.safeParse(JSON.parse(storage.getItem(ACCOUNT_KEY) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
