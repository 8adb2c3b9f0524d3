import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Request, Router } from 'express';
import { mount, type SessionOf } from '../../platform/http/mount.ts';
import { requestIdOf } from '../../platform/http/request-error.ts';
import type { Log } from '../../platform/log/log.ts';
import type { AuthProvider } from './auth-provider.port.ts';
import type { SignInLimit } from './sign-in-limit.ts';

/** Only the cookie: nothing else of a request is a credential. */
function cookiesOf(request: Request): Headers {
  return new Headers({ cookie: request.get('cookie') ?? '' });
}

export function sessionBy(provider: AuthProvider): SessionOf {
  return (request) => provider.session(cookiesOf(request));
}

/** Sign in, ask who is signed in, sign out. All other routes of the provider stay closed by not being mounted. */
export function authRoutes(router: Router, provider: AuthProvider, limit: SignInLimit, log: Log): void {
  const sessionOf = sessionBy(provider);

  mount(router, sessionOf, 'auth.sign-in', async ({ body, request, response }) => {
    const address = request.ip ?? '';
    if (!limit.allowed(body.username, address)) throw new AppError('too-many-requests');
    // Counted before the look-up: parallel attempts cannot slip past the limit while hashing takes its time.
    limit.failed(body.username, address);
    const signedIn = await provider.signIn(
      body.username,
      body.password,
      request.get('user-agent')?.slice(0, 400) ?? '',
    );
    if (!signedIn) throw new AppError('wrong-credentials');
    limit.succeeded(body.username, address);
    response.setHeader('set-cookie', [...signedIn.cookies]);
    log.write('info', 'sign-in', { requestId: requestIdOf(response), accountId: signedIn.account.id });
    return { account: signedIn.account };
  });

  mount(router, sessionOf, 'auth.session', async ({ request }) => {
    const wipe = await provider.takeWipeOrder(cookiesOf(request));
    return { account: wipe ? null : await sessionOf(request), ...(wipe ? { wipe } : {}) };
  });

  mount(router, sessionOf, 'auth.sign-out', async ({ request, response }) => {
    const cookies = await provider.signOut(cookiesOf(request));
    if (cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
    return { ok: true as const };
  });

  mount(router, sessionOf, 'auth.leave', async ({ request, response }) => {
    const cookies = await provider.signOut(cookiesOf(request));
    if (cookies.length > 0) response.setHeader('set-cookie', [...cookies]);
    // W3C, Clear Site Data: a second broom behind the client's own.
    response.setHeader('Clear-Site-Data', '"cache", "cookies", "storage"');
    return { ok: true as const };
  });

  mount(router, sessionOf, 'auth.devices', async ({ account, request }) => {
    const [sessions, mine] = await Promise.all([provider.sessions(account), provider.sessionId(cookiesOf(request))]);
    return {
      devices: [...sessions]
        .sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
        .map(({ id, userAgent, createdAt, seenAt, wipes }) => ({
          id,
          userAgent: userAgent.slice(0, 400),
          createdAt: createdAt.toISOString(),
          seenAt: seenAt.toISOString(),
          isThis: id === mine,
          wipes,
        })),
    };
  });

  mount(router, sessionOf, 'auth.end-device', async ({ account, params }) => {
    if (!(await provider.endSession(account, params.id ?? ''))) throw new AppError('not-found');
    return { ok: true as const };
  });

  mount(router, sessionOf, 'auth.wipe-device', async ({ account, params }) => {
    if (!(await provider.orderWipe(account, params.id ?? ''))) throw new AppError('not-found');
    return { ok: true as const };
  });
}
