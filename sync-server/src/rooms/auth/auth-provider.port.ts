import type { Account } from '@arbetsytan/shared/auth/access';

/** Set-Cookie headers to hand on, and who they are for. */
export interface SignedIn {
  readonly account: Account;
  readonly cookies: readonly string[];
}

/** A signed-in browser of an account. */
export interface DeviceSession {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** Ordered to be emptied, and not heard of since. */
  readonly wipes: boolean;
}

/** How people sign in. One implementation today (`basic.ts`); a newsroom's identity provider is the next. */
export interface AuthProvider {
  /**
   * Null when user name and password do not belong together: never which of the two.
   * @param userAgent kept with the session, so that a person knows the device again
   */
  signIn(username: string, password: string, userAgent: string): Promise<SignedIn | null>;
  /** The account of a request's cookies, or null. */
  session(headers: Headers): Promise<Account | null>;
  /** Ends the session and returns the cookies that clear it. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Id of a request's session, or null. */
  sessionId(headers: Headers): Promise<string | null>;
  sessions(account: Account): Promise<readonly DeviceSession[]>;
  /** Ends one of the account's sessions. @returns false when it has no such session */
  endSession(account: Account, id: string): Promise<boolean>;
  /** Ends it, and has its device emptied at its next contact. @returns as above */
  orderWipe(account: Account, id: string): Promise<boolean>;
  /** Is the request's device to be emptied? Answers yes once: the session is over then. */
  takeWipeOrder(headers: Headers): Promise<boolean>;
  /** Everybody who may sign in. */
  accounts(): Promise<readonly Account[]>;
  /** @throws when there is no such demo account. Ends the account's sessions. */
  setPassword(username: string, password: string): Promise<void>;
}
