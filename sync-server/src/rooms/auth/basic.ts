import { randomBytes } from 'node:crypto';
import type { Account } from '@arbetsytan/shared/auth/access';
import { isRole, type Role } from '@arbetsytan/shared/auth/roles';
import { DAY, SECOND } from '@arbetsytan/shared/core/units';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { username } from 'better-auth/plugins';
import type { Config } from '../../config.ts';
import type { Db } from '../../platform/db/db.ts';
import type { AuthProvider } from './auth-provider.port.ts';
import { createWipeOrders } from './wipe-orders.store.ts';

const DEMO_ACCOUNTS: readonly {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: 'editorPassword' | 'colleaguePassword' | 'adminPassword';
}[] = [
  { username: 'redaktor', name: 'Redaktör', role: 'editor', password: 'editorPassword' },
  { username: 'kollega', name: 'Kollega', role: 'editor', password: 'colleaguePassword' },
  { username: 'admin', name: 'Administratör', role: 'admin', password: 'adminPassword' },
];

/** Of one newsroom. */
const MOST_ACCOUNTS = 5_000;
const SESSION_SECONDS = (30 * DAY) / SECOND;

function options(db: Db, config: Config, secret: string) {
  const https = config.publicOrigin.startsWith('https:');
  return {
    appName: 'Arbetsytan',
    baseURL: config.publicOrigin || 'http://127.0.0.1',
    secret,
    database: { db, type: 'sqlite' as const },
    // There is no sign-up: its router is not mounted, and this closes the call too.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    plugins: [username()],
    user: {
      additionalFields: { role: { type: 'string' as const, required: true, input: false, defaultValue: 'editor' } },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: DAY / SECOND },
    advanced: {
      cookiePrefix: 'arbetsytan',
      useSecureCookies: https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' as const, secure: https, path: '/' },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  };
}

export interface BasicAuth {
  readonly provider: AuthProvider;
  /** Passwords that were made now, to be printed once. Empty when the accounts were there. */
  readonly made: readonly { readonly username: string; readonly password: string }[];
  /** @returns the account's password, made when none is given; null when there is such an account */
  add(account: {
    readonly username: string;
    readonly name: string;
    readonly role: Role;
    readonly password?: string;
  }): Promise<string | null>;
}

/** better-auth on our own database, with the demo accounts (docs/adr/0002-better-auth.md). */
export async function createBasicAuth(db: Db, config: Config, secret: string): Promise<BasicAuth> {
  const settings = options(db, config, secret);
  const { runMigrations } = await getMigrations(settings);
  await runMigrations();
  const auth = betterAuth(settings);
  const { internalAdapter, password: hasher } = await auth.$context;

  const emailOf = (login: string) => `${login}@demo.invalid`;

  const add: BasicAuth['add'] = async ({ username: login, name, role, password = '' }) => {
    const email = emailOf(login);
    if (await internalAdapter.findUserByEmail(email)) return null;
    const chosen = password || randomBytes(12).toString('base64url');
    const user = await internalAdapter.createUser(
      { email, name, username: login, displayUsername: login, role, emailVerified: true },
      { method: 'email-password' },
    );
    await internalAdapter.linkAccount({
      userId: user.id,
      accountId: user.id,
      providerId: 'credential',
      password: await hasher.hash(chosen),
    });
    return chosen;
  };

  const made: { username: string; password: string }[] = [];
  for (const { password: setting, ...demo } of DEMO_ACCOUNTS) {
    const password = await add({ ...demo, password: config[setting] });
    if (password && !config[setting]) made.push({ username: demo.username, password });
  }

  const orders = createWipeOrders(db, Date.now);
  const sessionOf = async (account: Account, id: string) =>
    (await internalAdapter.listSessions(String(account.id))).find((session) => session.id === id);

  const provider: AuthProvider = {
    sessionId: async (headers) => (await foundBy(headers.get('cookie') ?? ''))?.session.id ?? null,
    sessions: async (account) => {
      const sessions = await internalAdapter.listSessions(String(account.id));
      return Promise.all(
        sessions.map(async ({ id, userAgent, createdAt, updatedAt }) => ({
          id,
          userAgent: userAgent ?? '',
          createdAt: new Date(createdAt),
          seenAt: new Date(updatedAt),
          wipes: await orders.has(id),
        })),
      );
    },
    endSession: async (account, id) => {
      const session = await sessionOf(account, id);
      if (session) await internalAdapter.deleteSession(session.token);
      return session !== undefined;
    },
    orderWipe: async (account, id) => {
      const session = await sessionOf(account, id);
      if (session) await orders.add(id);
      return session !== undefined;
    },
    takeWipeOrder: async (headers) => {
      const found = await foundBy(headers.get('cookie') ?? '');
      if (!found || !(await orders.has(found.session.id))) return false;
      await internalAdapter.deleteSession(found.session.token);
      await orders.remove(found.session.id);
      return true;
    },
    signIn: async (name, password, userAgent) => {
      const reply = await auth.api
        .signInUsername({
          body: { username: name, password, rememberMe: true },
          headers: new Headers({ 'user-agent': userAgent }),
          asResponse: true,
        })
        .catch(() => null);
      if (!reply?.ok) return null;
      const cookies = reply.headers.getSetCookie();
      const account = await accountOf(cookies.map((cookie) => cookie.split(';')[0]).join('; '));
      return account ? { account, cookies } : null;
    },
    session: (headers) => accountOf(headers.get('cookie') ?? ''),
    signOut: async (headers) => {
      const reply = await auth.api.signOut({ headers, asResponse: true }).catch(() => null);
      return reply?.headers.getSetCookie() ?? [];
    },
    accounts: async () => {
      const users = await internalAdapter.listUsers(MOST_ACCOUNTS);
      return users.map(asAccount).filter((account) => account !== null);
    },
    setPassword: async (name, password) => {
      const found = await internalAdapter.findUserByEmail(emailOf(name));
      if (!found) throw new Error('no such demo account');
      await internalAdapter.updatePassword(found.user.id, await hasher.hash(password));
      await internalAdapter.deleteUserSessions(found.user.id);
    },
  };

  const asAccount = ({
    id,
    name,
    role,
    username: login,
  }: {
    id: string;
    name: string;
    role?: unknown;
    username?: unknown;
  }) => (isRole(role) ? { id, name, role, username: typeof login === 'string' ? login : '' } : null);

  async function foundBy(cookie: string) {
    if (!cookie.includes('arbetsytan')) return null;
    return auth.api.getSession({ headers: new Headers({ cookie }) }).catch(() => null);
  }

  async function accountOf(cookie: string): Promise<Account | null> {
    const found = await foundBy(cookie);
    // A device that is to be emptied gets nothing more.
    if (!found || (await orders.has(found.session.id))) return null;
    return asAccount(found.user);
  }

  return { provider, made, add };
}
