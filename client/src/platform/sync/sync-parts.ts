import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { PushedRow, WireRow } from '@arbetsytan/shared/sync/protocol';
import type { RowKey } from './lifeboat.ts';
import type { LifeboatRow } from './local-rows.ts';
import type { PlainRow } from './stored-row.ts';
import type { SyncServer } from './sync-server.port.ts';
import type { Sealing, Unread } from './wire-row.ts';

export type WireReleases = NonNullable<PushedRow['releases']>;

/** What the steps of sync share: pushing, pulling and settling. */
export interface SyncParts {
  readonly sealing: Sealing;
  readonly server: Pick<SyncServer, 'pull' | 'push'>;
  now(): string;
  /** Into the lifeboat. */
  keep(entry: LifeboatRow): Promise<void>;
  /** The server has this write: it waits no longer, and is held no longer. */
  accepted(table: SyncTable, id: string, stamp: string): Promise<void>;
  /** It is not on the server, and is not tried again until it is changed. */
  refused(key: RowKey): void;
  /** The server sent what could not be read here. */
  unread(table: SyncTable, wire: Pick<WireRow, 'id' | 'projectId'>, why: Unread): Promise<void>;
  /** The highest version of a row that the server has had, as far as earlier epochs tell. 0 when they tell nothing. */
  seenBefore(key: RowKey): number;
  /** What a person let stay readable in the project, of what stands in the row. */
  releasesFor(table: SyncTable, row: WireRow): Promise<WireReleases>;
  /**
   * Masks and gates the merged texts of a row.
   * @returns the row to store, or null when the gate refuses it
   */
  remask(table: SyncTable, row: PlainRow): Promise<PlainRow | null>;
}
