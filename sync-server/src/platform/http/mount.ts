import type { Account, Authorized } from '@arbetsytan/shared/auth/access';
import { authorize } from '@arbetsytan/shared/auth/access';
import type { Action } from '@arbetsytan/shared/auth/roles';
import type { BodyOf, ReplyOf, RouteName } from '@arbetsytan/shared/contract/routes';
import { ROUTES } from '@arbetsytan/shared/contract/routes';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Request, RequestHandler, Response, Router } from 'express';

type AccessOf<N extends RouteName> = (typeof ROUTES)[N]['access'];

/** What a handler is given. `grant` is the proof that the account was checked for the route's action. */
export interface Call<N extends RouteName> {
  readonly body: BodyOf<N>;
  readonly params: Readonly<Record<string, string>>;
  readonly account: AccessOf<N> extends 'open' ? Account | null : Account;
  readonly grant: AccessOf<N> extends Action ? Authorized<AccessOf<N>> : null;
  readonly request: Request;
  readonly response: Response;
}

export type SessionOf = (request: Request) => Promise<Account | null>;

/** Mounts a route of the contract: access, then body, then the handler, then its reply, each checked. */
export function mount<N extends RouteName>(
  router: Router,
  sessionOf: SessionOf,
  name: N,
  handle: (call: Call<N>) => Promise<ReplyOf<N>>,
): void {
  const { method, path, access, body, reply } = ROUTES[name];
  const handler: RequestHandler = async (request, response) => {
    response.locals.route = path;
    const account = access === 'open' ? null : await sessionOf(request);
    if (access !== 'open' && !account) throw new AppError('not-signed-in');
    const grant = account && access !== 'open' && access !== 'signed-in' ? authorize(account, access as Action) : null;
    if (access !== 'open' && access !== 'signed-in' && !grant) throw new AppError('forbidden');
    const parsed = body.safeParse(request.body);
    if (!parsed.success) throw new AppError('bad-request');
    const call = { body: parsed.data, params: request.params, account, grant, request, response } as unknown as Call<N>;
    // Parsing the reply drops what the contract does not name: a store cannot leak a column.
    response.json(reply.parse(await handle(call)));
  };
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  router[verb](path, handler);
}

/** Below /api: a known path with another method is 405, anything else 404. Mounted after every route. */
export const unknownRoute: RequestHandler = (request) => {
  const path = `/api${request.path === '/' ? '' : request.path}`;
  const known = Object.values(ROUTES).some(({ path: pattern }) =>
    new RegExp(`^${pattern.replace(/:[a-z]+/gi, '[^/]+')}/?$`).test(path),
  );
  throw new AppError(known ? 'method-not-allowed' : 'not-found');
};
