import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
  const { reply } = ROUTES[name];
  // Parsing the reply drops what the contract does not name: a store cannot leak a column.
  at(router, name, async (request, response) => {
    response.json(reply.parse(await handle(await admit(sessionOf, name, request, response))));
  });
}

/** Bytes that are on their way out. `bytes` is their exact number. */
export interface FileReply {
  readonly bytes: number;
  /** Where in the file they lie, when they are a part that was asked for. */
  readonly part?: { readonly from: number; readonly of: number };
  readonly stream: Readable;
}

/** Mounts a route whose reply is a file: the same checks, then the bytes. A broken stream ends the connection, so that no part is taken for the whole. */
export function mountFile<N extends RouteName>(
  router: Router,
  sessionOf: SessionOf,
  name: N,
  handle: (call: Call<N>) => Promise<FileReply>,
): void {
  at(router, name, async (request, response) => {
    const { bytes, part, stream } = await handle(await admit(sessionOf, name, request, response));
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Content-Length', bytes);
    if (part) {
      response.status(206);
      response.setHeader('Content-Range', `bytes ${part.from}-${part.from + bytes - 1}/${part.of}`);
    }
    // The caller left or the disk failed: nothing can be answered any more.
    await pipeline(stream, response).catch(() => response.destroy());
  });
}

/** A line that says nothing: keeps a proxy from closing the stream. */
const HEARTBEAT = ': \n\n';
const HEARTBEAT_MS = 15_000;

/**
 * Mounts a route whose reply is a stream of events (HTML, "Server-sent events"): the same checks, then lines until the caller
 * leaves or the session has ended, which is asked at every heartbeat.
 * @param open takes a way to write, answers what ends it
 */
export function mountStream<N extends RouteName>(
  router: Router,
  sessionOf: SessionOf,
  name: N,
  open: (call: Call<N>, write: (line: string) => void) => () => void,
): void {
  at(router, name, async (request, response) => {
    const call = await admit(sessionOf, name, request, response);
    response.setHeader('Content-Type', 'text/event-stream');
    response.setHeader('X-Accel-Buffering', 'no');
    const close = open(call, (line) => response.write(line));
    response.flushHeaders();
    response.write(HEARTBEAT);
    const timer = setInterval(() => {
      void sessionOf(request).then((account) => (account ? response.write(HEARTBEAT) : response.end()));
    }, HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(timer);
      close();
    });
  });
}

/** Mounts a route that answers by itself: the same checks, then the handler has the request and the reply. */
export function mountRaw<N extends RouteName>(
  router: Router,
  sessionOf: SessionOf,
  name: N,
  handle: (call: Call<N>) => Promise<void>,
): void {
  at(router, name, async (request, response) => handle(await admit(sessionOf, name, request, response)));
}

/** Access, then body. @throws AppError not-signed-in, forbidden, bad-request */
async function admit<N extends RouteName>(
  sessionOf: SessionOf,
  name: N,
  request: Request,
  response: Response,
): Promise<Call<N>> {
  const { path, access, body } = ROUTES[name];
  response.locals.route = path;
  const account = access === 'open' ? null : await sessionOf(request);
  if (access !== 'open' && !account) throw new AppError('not-signed-in');
  const grant = account && access !== 'open' && access !== 'signed-in' ? authorize(account, access as Action) : null;
  if (access !== 'open' && access !== 'signed-in' && !grant) throw new AppError('forbidden');
  const parsed = body.safeParse(request.body);
  if (!parsed.success) throw new AppError('bad-request');
  return { body: parsed.data, params: request.params, account, grant, request, response } as unknown as Call<N>;
}

function at(router: Router, name: RouteName, handler: RequestHandler): void {
  const { method, path } = ROUTES[name];
  router[method.toLowerCase() as 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete'](path, handler);
}

/** Below /api: a known path with another method is 405, anything else 404. Mounted after every route. */
export const unknownRoute: RequestHandler = (request) => {
  const path = `/api${request.path === '/' ? '' : request.path}`;
  const known = Object.values(ROUTES).some(({ path: pattern }) =>
    new RegExp(`^${pattern.replace(/:[a-z]+/gi, '[^/]+')}/?$`).test(path),
  );
  throw new AppError(known ? 'method-not-allowed' : 'not-found');
};
