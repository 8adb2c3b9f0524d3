import { Dexie, type Table } from 'dexie';
import type { KeyShelf, WrappedKey } from './vault-key.ts';

export const KEYS_DATABASE = 'arbetsytan-keys';

/** The wrapped keys of this device, in a small database of their own: CryptoKeys survive only as structured clones. */
export function openKeyShelf(): KeyShelf & { close(): void } {
  const database = new Dexie(KEYS_DATABASE, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ keys: 'account' });
  const keys: Table<WrappedKey, string> = database.table('keys');
  return {
    get: (account) => keys.get(account),
    add: async (key) => {
      await keys.add(key);
    },
    put: async (key) => {
      await keys.put(key);
    },
    close: () => database.close(),
  };
}
