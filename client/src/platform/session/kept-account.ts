/**
 * The remembered account once more, in IndexedDB with strict durability. The browser writes localStorage to disk when it
 * pleases: one that is killed just after sign-in would have forgotten who works here, and without a network nobody could
 * get in.
 */
const DATABASE = 'arbetsytan-account';
const STORE = 'kept';
const KEY = 'account';

/** What was kept, or null; null too where the browser has no IndexedDB. */
export function readKept(): Promise<string | null> {
  return inStore('readonly', (store) => store.get(KEY)).then(
    (value) => (typeof value === 'string' ? value : null),
    () => null,
  );
}

/** Keeps the text, or forgets it when null. Resolves when it is on disk; never rejects, since localStorage has it too. */
export async function writeKept(account: string | null): Promise<void> {
  await inStore('readwrite', (store) => (account === null ? store.delete(KEY) : store.put(account, KEY))).catch(
    () => {},
  );
}

function inStore(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(STORE));
      const close = () => database.close();
      transaction.oncomplete = () => {
        close();
        resolve(request.result);
      };
      transaction.onabort = () => {
        close();
        reject(transaction.error);
      };
    };
  });
}
