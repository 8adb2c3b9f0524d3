import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Member } from '@arbetsytan/shared/sync/people';
import type { Checkpoint, PushedRow, PushReply, SyncState, WireRow } from '@arbetsytan/shared/sync/protocol';

/** The server, as sync knows it. Every method throws AppError. */
export interface SyncServer {
  /** @throws AppError sync-off, client-too-old, not-signed-in, forbidden, offline, no-answer */
  state(): Promise<SyncState>;
  pull(
    table: SyncTable,
    order: { readonly checkpoint: Checkpoint | null; readonly limit: number },
  ): Promise<{ readonly rows: readonly WireRow[]; readonly checkpoint: Checkpoint }>;
  push(table: SyncTable, rows: readonly PushedRow[]): Promise<PushReply>;
  members(): Promise<readonly Member[]>;
  /**
   * Follows what has changed until `signal` ends it or the line breaks, and then resolves.
   * @param onTables names of tables, and `members`
   */
  follow(onOpen: () => void, onTables: (tables: readonly string[]) => void, signal: AbortSignal): Promise<void>;
}
