import type { Account } from '@arbetsytan/shared/auth/access';

/** Set-Cookie headers to hand on, and who they are for. */
export interface SignedIn {
  readonly account: Account;
  readonly cookies: readonly string[];
}

/** How people sign in. One implementation today (`basic.ts`); a newsroom's identity provider is the next. */
export interface AuthProvider {
  /** Null when user name and password do not belong together: never which of the two. */
  signIn(username: string, password: string): Promise<SignedIn | null>;
  /** The account of a request's cookies, or null. */
  session(headers: Headers): Promise<Account | null>;
  /** Ends the session and returns the cookies that clear it. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Everybody who may sign in. */
  accounts(): Promise<readonly Account[]>;
  /** @throws when there is no such demo account. Ends the account's sessions. */
  setPassword(username: string, password: string): Promise<void>;
}
