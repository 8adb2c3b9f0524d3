import { ROUTES } from '@arbetsytan/shared/contract/routes';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { errorOf, fill } from './call.ts';

/** Routes whose body or reply is bytes. */
type ByteRoute = 'jobs.input' | 'jobs.result';

export interface ByteCall {
  readonly params: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
}

/** Milliseconds: 32 MB on a slow line. */
const TIMEOUT = 300_000;

/**
 * Calls a route with bytes one way or the other.
 * @returns the reply's bytes @throws AppError with the server's code, or offline, no-answer, cancelled
 */
export async function callBytes(
  name: ByteRoute,
  { params, bytes, signal }: ByteCall,
): Promise<Uint8Array<ArrayBuffer>> {
  const { method, path } = ROUTES[name];
  try {
    const response = await fetch(fill(path, params), {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      ...(bytes ? { body: bytes, headers: { 'content-type': 'application/octet-stream' } } : {}),
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    if (!response.ok) throw errorOf(await response.json().catch(() => null), response.status);
    return new Uint8Array(await response.arrayBuffer());
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    if (signal.aborted) throw new AppError('cancelled');
    throw new AppError(navigator.onLine === false ? 'offline' : 'no-answer');
  }
}
