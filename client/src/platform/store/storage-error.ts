import { AppError } from '@arbetsytan/shared/errors/app-error';

/**
 * What the browser's storage threw, as one of our codes. Dexie and RxDB wrap the cause in `inner`, `cause` or
 * `parameters`, and a full disk may surface as an aborted transaction around a QuotaExceededError.
 */
export function toStorageError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError(isQuota(thrown, 0) ? 'storage-full' : 'storage-broken');
}

/** Runs storage work; whatever it throws comes out as an AppError. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw toStorageError(thrown);
  }
}

function isQuota(thrown: unknown, depth: number): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return false;
  const record = thrown as Record<string, unknown>;
  if (record.name === 'QuotaExceededError' || record.name === 'NS_ERROR_DOM_QUOTA_REACHED' || record.code === 22)
    return true;
  // A promise that crossed a worker or a wrapper keeps only the message.
  if (typeof record.message === 'string' && /quota/i.test(record.message)) return true;
  return ['inner', 'cause', 'error', 'innerException'].some((key) => isQuota(record[key], depth + 1));
}
