/**
 * Small texts in IndexedDB with strict durability. The browser writes localStorage to disk when it pleases: one that is killed
 * within seconds would have forgotten who works here, or that a model ended it.
 */
const DATABASE = 'arbetsytan-account';
const STORE = 'kept';

export type KeptKey = 'account' | 'speech-runs' | 'blob-settings' | 'blob-notes';

/** What was kept, or null; null too where the browser has no IndexedDB. */
export async function readKept(key: KeptKey): Promise<string | null> {
  let kept: unknown = null;
  await change(key, (value) => {
    kept = value;
    return undefined;
  }).catch(() => {});
  return typeof kept === 'string' ? kept : null;
}

/**
 * Changes what is kept, in one transaction over all tabs; null forgets it. Resolves when it is on disk; never rejects: where
 * nothing can be kept the product works on without.
 */
export async function changeKept(key: KeptKey, next: (kept: string | null) => string | null): Promise<void> {
  await change(key, (value) => next(typeof value === 'string' ? value : null)).catch(() => {});
}

/** @param next what to keep instead; undefined leaves it as it is */
function change(key: KeptKey, next: (value: unknown) => string | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore(STORE);
      const reading = store.get(key);
      reading.onsuccess = () => {
        const value = next(reading.result);
        if (value === null) store.delete(key);
        else if (value !== undefined) store.put(value, key);
      };
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
