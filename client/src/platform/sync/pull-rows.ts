import { AppError } from '@arbetsytan/shared/errors/app-error';
import { laneOf, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Checkpoint, WireRow } from '@arbetsytan/shared/sync/protocol';
import type { WithDeleted } from 'rxdb/plugins/core';
import type { CollectionName } from '../store/collections.ts';
import type { StoredRow } from '../store/row-schema.ts';
import { rowKey } from './lifeboat.ts';
import { tablesIn } from './stored-row.ts';
import type { SyncParts } from './sync-parts.ts';
import { fromWire } from './wire-row.ts';

/** How far each table of a collection has been pulled. */
export type HomeCheckpoint = { readonly [table: string]: Checkpoint };

export interface Pulled {
  readonly documents: WithDeleted<StoredRow>[];
  readonly checkpoint: HomeCheckpoint;
}

export interface PullMemory {
  /** The version that the server had last of each of these rows, as this device has been told. */
  versions(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Tables to be read from their beginning, whatever the checkpoint says; taken out when that is done. */
  readonly afresh: Set<SyncTable>;
}

/**
 * The next rows of a collection. What cannot be read is passed over and told of; a page of nothing else is therefore followed by
 * the next at once: RxDB takes a short page for the last.
 * @throws AppError what the server answered
 */
export async function pullRows(
  home: CollectionName,
  from: HomeCheckpoint | undefined,
  limit: number,
  memory: PullMemory,
  parts: SyncParts,
): Promise<Pulled> {
  const checkpoint: { [table: string]: Checkpoint } = { ...from };
  const documents: WithDeleted<StoredRow>[] = [];
  for (const table of tablesIn(home)) {
    if (memory.afresh.delete(table)) delete checkpoint[table];
    for (;;) {
      if (documents.length >= limit) return { documents, checkpoint };
      const at = checkpoint[table] ?? null;
      const page = await parts.server.pull(table, { checkpoint: at, limit });
      if (page.rows.length > 0 && at && !isAfter(page.checkpoint, at)) throw new AppError('internal');
      documents.push(...(await readable(table, page.rows, memory, parts)));
      checkpoint[table] = page.checkpoint;
      if (page.rows.length < limit) break;
    }
  }
  return { documents, checkpoint };
}

async function readable(
  table: SyncTable,
  rows: readonly WireRow[],
  memory: PullMemory,
  parts: SyncParts,
): Promise<WithDeleted<StoredRow>[]> {
  const sealed = laneOf(table) !== 'gated';
  const had = sealed ? await memory.versions(rows.map(({ id }) => id)) : new Map<string, number>();
  const read: WithDeleted<StoredRow>[] = [];
  for (const wire of rows) {
    // An old row come back: nobody but the server could have done that.
    const old = sealed && wire.version < Math.max(had.get(wire.id) ?? 0, parts.seenBefore(rowKey(table, wire.id)));
    const row = old ? 'damaged' : await fromWire(table, wire, parts.sealing);
    if (typeof row === 'string') await parts.unread(table, wire, row);
    else read.push(row);
  }
  return read;
}

function isAfter(a: Checkpoint, b: Checkpoint): boolean {
  return a.seq > b.seq || (a.seq === b.seq && a.id > b.id);
}
