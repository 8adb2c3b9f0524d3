import type { RxCollection } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { CollectionName } from '../store/collections.ts';
import type { StoredRow } from '../store/row-schema.ts';
import type { KeptRow } from '../store/write-row.ts';
import { tagOf } from '../store/write-tag.ts';
import { type RowKey, rowKey } from './lifeboat.ts';
import { type HomeCheckpoint, type PullMemory, pullRows } from './pull-rows.ts';
import { pushRows } from './push-rows.ts';
import { tableOfRow } from './stored-row.ts';
import type { SyncParts } from './sync-parts.ts';
import { knownRows, type Replication, unsentRows } from './unsent-rows.ts';

/** Rows in one step, either way. */
const BATCH = 200;

export interface HomeSettings {
  readonly home: CollectionName;
  readonly collection: RxCollection<StoredRow>;
  /** Of the server and its epoch: another one begins from nothing. */
  readonly identifier: string;
  readonly afresh: PullMemory['afresh'];
  readonly parts: SyncParts;
  /** Milliseconds between tries while the server does not answer. */
  readonly retryTime: number;
  readonly isHeld: (key: RowKey, stamp: string) => boolean;
  /** Around each conversation with the server. */
  readonly talk: <T>(work: () => Promise<T>) => Promise<T>;
  /** A row was written here. */
  readonly onWrite: (key: RowKey, stamp: string) => void;
  readonly onBusy: (busy: boolean) => void;
}

/** One collection's replication. */
export interface HomeSync {
  readonly home: CollectionName;
  pullAgain(): void;
  /** As `unsentRows`; what differs is sent unless something is on its way already. */
  audit(): Promise<ReadonlyMap<RowKey, string>>;
  /** The row as the server had it last; null when it never had it. */
  assumed(id: string): Promise<KeptRow | null>;
  close(): Promise<void>;
}

export async function replicateHome(settings: HomeSettings): Promise<HomeSync> {
  const { home, collection, parts, talk } = settings;
  const again = new Subject<'RESYNC'>();
  const replication: Replication = replicateRxCollection<StoredRow, HomeCheckpoint>({
    collection,
    replicationIdentifier: settings.identifier,
    live: true,
    retryTime: settings.retryTime,
    // One tab holds the lock of `open-sync.ts`; RxDB's own ways of choosing one start several (FINDINGS, RxDB 3).
    waitForLeadership: false,
    toggleOnDocumentVisible: false,
    autoStart: false,
    pull: {
      batchSize: BATCH,
      stream$: again.asObservable(),
      handler: (checkpoint, limit) => talk(() => pullRows(home, checkpoint, limit, memory, parts)),
    },
    push: {
      batchSize: BATCH,
      handler: (changes) => talk(() => pushRows(home, changes, parts)),
    },
  });
  const memory: PullMemory = {
    afresh: settings.afresh,
    versions: async (ids) =>
      new Map((await knownRows(replication, ids)).map(({ id, body }) => [id, tagOf(body)?.version ?? 0])),
  };
  // Also what other tabs wrote: the storage tells of them.
  const writes = collection.storageInstance.changeStream().subscribe(({ events, context }) => {
    if (context.startsWith('replication-downstream')) return;
    for (const { documentData } of events) {
      const table = tableOfRow(home, documentData.kind);
      const tag = tagOf(documentData.body);
      if (table && tag) settings.onWrite(rowKey(table, documentData.id), tag.stamp);
    }
  });
  const busy = replication.active$.subscribe(settings.onBusy);
  await replication.start();
  return {
    home,
    pullAgain: () => again.next('RESYNC'),
    audit: () => {
      const pushing = replication.internalReplicationState?.events.active.up.getValue() ?? true;
      return unsentRows(home, collection, replication, settings.isHeld, !pushing);
    },
    assumed: async (id) => {
      const [known] = await knownRows(replication, [id]);
      return known && !known._deleted && tagOf(known.body) ? known : null;
    },
    close: async () => {
      writes.unsubscribe();
      busy.unsubscribe();
      await replication.cancel();
    },
  };
}
