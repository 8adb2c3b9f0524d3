import type { SyncTable } from '@arbetsytan/shared/sync/lanes';

/** Open event streams by account. A line says which tables to pull again, and nothing of what. */
export interface Streams {
  /** @returns takes the listener away */
  open(account: string, write: (line: string) => void): () => void;
  tell(accounts: Iterable<string>, tables: readonly (SyncTable | 'members')[]): void;
}

export function createStreams(): Streams {
  const listeners = new Map<string, Set<(line: string) => void>>();
  return {
    open(account, write) {
      const all = listeners.get(account) ?? new Set();
      listeners.set(account, all.add(write));
      return () => {
        all.delete(write);
        if (all.size === 0) listeners.delete(account);
      };
    },
    tell(accounts, tables) {
      const line = `data: ${JSON.stringify({ tables })}\n\n`;
      for (const account of accounts) for (const write of listeners.get(account) ?? []) write(line);
    },
  };
}
