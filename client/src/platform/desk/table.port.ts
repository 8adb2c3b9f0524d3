import type { AppError } from '@arbetsytan/shared/errors/app-error';

/** One kind of row on this device, encrypted at rest. Every method throws AppError (storage-full, storage-broken, vault-locked). */
export interface Table<T extends { readonly id: string }> {
  get(id: string): Promise<T | null>;
  /** Newest first. With `projectId`, only that project's rows. */
  list(projectId?: string): Promise<readonly T[]>;
  /** Insert or replace; durable when the promise resolves. */
  put(row: T): Promise<void>;
  /** Blanks the content fields, then removes. */
  remove(id: string): Promise<void>;
  /** Calls back now and at every change, also from other tabs. Returns the unsubscribe function. */
  watch(projectId: string | null, on: (rows: readonly T[]) => void, onError?: (error: AppError) => void): () => void;
  /** The same for one row; null when there is none. */
  watchOne(id: string, on: (row: T | null) => void, onError?: (error: AppError) => void): () => void;
}
