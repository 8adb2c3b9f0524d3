import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Table } from '../desk/table.port.ts';
import type { LifeboatRow, MemberRow } from './local-rows.ts';

/** How this device stands with the server. */
export interface SyncStatus {
  readonly step: /** The server does not sync; nothing is said of it. */
    | 'off'
    /** No answer: what is written here waits. */
    | 'offline'
    | 'waiting'
    | 'syncing'
    | 'saved'
    /** The server's own session has ended. */
    | 'signed-out'
    /** The server speaks a later version: reload. */
    | 'too-old'
    /** It is another server than the one this device knew: what is here came from that one. */
    | 'other-server'
    /** The account has another vault there: neither could read what the other has sealed. */
    | 'other-vault';
  /** Rows that are not on the server. */
  readonly waiting: number;
  readonly conflicts: number;
  readonly refused: number;
  /** When everything was on the server last. */
  readonly savedAt: string | null;
}

export type ItemState = 'saved' | 'waiting' | 'held' | 'conflict';

/** Sync as the screens know it. Another tab may be the one that does it. */
export interface SyncPort {
  state(): SyncStatus;
  /** Of the status and of items. */
  subscribe(on: () => void): () => void;
  /** Asks for what is new and sends what waits, now. */
  now(): Promise<void>;
  item(table: SyncTable, id: string): ItemState;
  readonly lifeboat: Pick<Table<LifeboatRow>, 'get' | 'list' | 'watch' | 'watchOne'>;
  readonly members: Pick<Table<MemberRow>, 'get' | 'list' | 'watch' | 'watchOne'>;
  /** Writes the entry's version as the row's next one. */
  putBack(entryId: string): Promise<void>;
  /** Gives up the entry. A held row becomes what the server has; one that the server never had is removed. */
  discard(entryId: string): Promise<void>;
}
