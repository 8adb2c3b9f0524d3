import { ROUTES } from '@arbetsytan/shared/contract/routes';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ModelEntry, ModelFile } from '@arbetsytan/shared/models/model';

/** Address of a model's file on our own origin. It holds the hash, so what is behind it never changes. */
export function modelFileAddress(entry: Pick<ModelEntry, 'id'>, file: ModelFile): string {
  return ROUTES['models.file'].path.replace(':id', entry.id).replace(':sha256', file.sha256);
}

/**
 * Fetches a file of exactly `bytes` bytes from our own origin.
 * @param onBytes how many have come so far
 * @throws AppError offline, no-answer, cancelled, model-hash-mismatch when its length is another
 */
export async function fetchFile(
  address: string,
  bytes: number,
  onBytes: (done: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const into = new Uint8Array(bytes);
  let done = 0;
  try {
    const reply = await fetch(address, { credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal });
    if (!reply.ok || !reply.body) throw new AppError('no-answer');
    for (const reader = reply.body.getReader(); ; ) {
      const { value, done: ended } = await reader.read();
      if (ended) break;
      if (done + value.length > bytes) {
        await reader.cancel();
        throw new AppError('model-hash-mismatch');
      }
      into.set(value, done);
      done += value.length;
      onBytes(done);
    }
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    if (signal.aborted) throw new AppError('cancelled');
    throw new AppError(navigator.onLine === false ? 'offline' : 'no-answer');
  }
  if (done !== bytes) throw new AppError('no-answer');
  return into;
}

/**
 * Fetches bytes `from` up to `to` of a file of our own origin. Works in a page and in a worker.
 * @param onBytes how many of them have come
 * @throws AppError offline, no-answer; also when the server answers with something else than that part
 */
export async function fetchPiece(
  address: string,
  from: number,
  to: number,
  onBytes: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const into = new Uint8Array(to - from);
  let done = 0;
  try {
    const headers = { range: `bytes=${from}-${to - 1}` };
    const reply = await fetch(address, { headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
    if (reply.status !== 206 || !reply.body) throw new AppError('no-answer');
    for (const reader = reply.body.getReader(); ; ) {
      const { value, done: ended } = await reader.read();
      if (ended) break;
      if (done + value.length > into.length) {
        await reader.cancel();
        throw new AppError('no-answer');
      }
      into.set(value, done);
      done += value.length;
      onBytes(done);
    }
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new AppError(navigator.onLine === false ? 'offline' : 'no-answer');
  }
  if (done !== into.length) throw new AppError('no-answer');
  return into;
}
