import { type BodyOf, type ReplyOf, ROUTES, type RouteName } from '@arbetsytan/shared/contract/routes';
import { AppError, type ErrorParams } from '@arbetsytan/shared/errors/app-error';
import { isErrorCode } from '@arbetsytan/shared/errors/codes';

export interface CallOptions<N extends RouteName> {
  readonly body?: BodyOf<N>;
  /** Values of the path's `:name` parts. */
  readonly params?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Milliseconds until the call is given up. */
  readonly timeout?: number;
}

const TIMEOUT = 20_000;

/**
 * Calls one route of the product and checks the reply against its schema. The only place in the client that talks to a
 * server, and only to its own origin.
 * @throws AppError with the server's code, or offline, no-answer, cancelled, internal
 */
export async function call<N extends RouteName>(name: N, options: CallOptions<N> = {}): Promise<ReplyOf<N>> {
  const { method, path, reply } = ROUTES[name];
  const { body, params = {}, signal, timeout = TIMEOUT } = options;
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const { ok, status, json } = await exchange(fill(path, params), init, signal, timeout);
  if (!ok) throw errorOf(json, status);
  const parsed = reply.safeParse(json);
  if (!parsed.success) throw new AppError('internal');
  return parsed.data as ReplyOf<N>;
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  /** Null when the body is no JSON. */
  readonly json: unknown;
}

/** One request and its whole answer, within `timeout`. */
async function exchange(
  path: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
  timeout: number,
): Promise<Answer> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, timeout);
  signal?.addEventListener('abort', stop);
  try {
    if (signal?.aborted) stop();
    const response = await fetch(path, { ...init, signal: controller.signal });
    const text = await response.text();
    return { ok: response.ok, status: response.status, json: parse(text) };
  } catch {
    if (signal?.aborted) throw new AppError('cancelled');
    throw new AppError(navigator.onLine === false ? 'offline' : 'no-answer');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function fill(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** The server's own code, or what the status says when something between us and it answered. */
export function errorOf(json: unknown, status: number): AppError {
  const { code, params } = wireErrorOf(json);
  if (isErrorCode(code)) return new AppError(code, params);
  if (status === 401) return new AppError('not-signed-in');
  if (status === 403) return new AppError('forbidden');
  if (status === 404) return new AppError('not-found');
  if (status === 429) return new AppError('too-many-requests');
  // 502-504 come from a proxy whose server is gone.
  return new AppError(status >= 502 && status <= 504 ? 'no-answer' : 'internal');
}

function wireErrorOf(json: unknown): { readonly code: unknown; readonly params: ErrorParams } {
  const error = typeof json === 'object' && json !== null ? (json as { error?: unknown }).error : null;
  if (typeof error !== 'object' || error === null) return { code: null, params: {} };
  const { code, params } = error as { code?: unknown; params?: unknown };
  const entries = typeof params === 'object' && params !== null ? Object.entries(params) : [];
  return {
    code,
    params: Object.fromEntries(entries.filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))),
  };
}
