import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { PushedRow, Rejection } from '@arbetsytan/shared/sync/protocol';
import type { RxReplicationWriteToMasterRow, WithDeleted } from 'rxdb/plugins/core';
import type { CollectionName } from '../store/collections.ts';
import type { StoredRow } from '../store/row-schema.ts';
import type { KeptRow } from '../store/write-row.ts';
import { tagOf } from '../store/write-tag.ts';
import { heldEntry, rowKey } from './lifeboat.ts';
import { bodyBytes, pushBatches, tooLarge } from './push-batches.ts';
import { tableOfRow } from './stored-row.ts';
import type { SyncParts } from './sync-parts.ts';
import { fromWire, toWire } from './wire-row.ts';

type Change = RxReplicationWriteToMasterRow<StoredRow>;

/**
 * Sends what was written here. RxDB takes every row that is not answered as a conflict for stored; a row that was refused, or
 * could not be sent yet, is therefore left standing as unsent (`leaveUnsent`).
 * @returns what the server has instead, for rows that were made on something else
 * @throws AppError what the server answered: RxDB tries again
 */
export async function pushRows(
  home: CollectionName,
  changes: readonly Change[],
  parts: SyncParts,
): Promise<WithDeleted<StoredRow>[]> {
  const byTable = new Map<SyncTable, Map<string, Change>>();
  for (const change of changes) {
    const table = tableOfRow(home, change.newDocumentState.kind);
    if (!table) continue;
    const ofTable = byTable.get(table) ?? new Map<string, Change>();
    byTable.set(table, ofTable.set(change.newDocumentState.id, change));
  }
  const conflicts: KeptRow[] = [];
  for (const [table, rows] of byTable) conflicts.push(...(await pushTable(table, rows, parts)));
  return conflicts;
}

async function pushTable(
  table: SyncTable,
  changes: ReadonlyMap<string, Change>,
  parts: SyncParts,
): Promise<readonly KeptRow[]> {
  const sizes = new Map<PushedRow, number>();
  for (const change of changes.values()) {
    const pushed = await pushedRow(table, change, parts);
    if (!pushed) {
      leaveUnsent(change);
      continue;
    }
    const bytes = bodyBytes(pushed);
    if (tooLarge(bytes)) await hold(table, change, { code: 'row-refused', reasons: [] }, parts);
    else sizes.set(pushed, bytes);
  }
  const conflicts: KeptRow[] = [];
  for (const batch of pushBatches([...sizes.keys()], (row) => sizes.get(row) ?? 0)) {
    const reply = await parts.server.push(table, batch);
    const unsettled = new Set(Object.keys(reply.rejected));
    for (const wire of reply.conflicts) {
      unsettled.add(wire.id);
      const row = await fromWire(table, wire, parts.sealing);
      const change = changes.get(wire.id);
      if (typeof row !== 'string') conflicts.push(row);
      else if (change) {
        await parts.unread(table, wire, row);
        leaveUnsent(change);
      }
    }
    for (const [id, rejection] of Object.entries(reply.rejected)) {
      const change = changes.get(id);
      if (change) await hold(table, change, rejection, parts);
    }
    for (const { row } of batch) if (!unsettled.has(row.id)) await parts.accepted(table, row.id, row.stamp);
  }
  return conflicts;
}

async function pushedRow(table: SyncTable, change: Change, parts: SyncParts): Promise<PushedRow | null> {
  const row = await toWire(table, change.newDocumentState, parts.sealing);
  if (!row) return null;
  const assumed = change.assumedMasterState ? tagOf(change.assumedMasterState.body) : null;
  const releases = row.deleted ? [] : await parts.releasesFor(table, row);
  return { row, assumed, ...(releases.length > 0 ? { releases: [...releases] } : {}) };
}

/** Stays on this device, and is shown. The removal of what one may no longer change needs no showing: it is done here. */
async function hold(table: SyncTable, change: Change, rejection: Rejection, parts: SyncParts): Promise<void> {
  const row = change.newDocumentState;
  if (row._deleted) {
    await parts.accepted(table, row.id, tagOf(row.body)?.stamp ?? '');
    return;
  }
  await parts.keep(heldEntry({ table, at: parts.now() }, row, rejection));
  parts.refused(rowKey(table, row.id));
  leaveUnsent(change);
}

/**
 * RxDB remembers `newDocumentState` as what the server has, for every row that is no conflict (rxdb 17.6, `upstream.ts`: the
 * same object is written to its meta store after the push). What was not stored must not be remembered as stored: the next
 * change would be made on something that the server has never seen, and the audit would find nothing to send.
 */
function leaveUnsent({ newDocumentState, assumedMasterState }: Change): void {
  const { body, _deleted } = assumedMasterState ?? { body: '', _deleted: true };
  Object.assign(newDocumentState, { body, _deleted });
}
