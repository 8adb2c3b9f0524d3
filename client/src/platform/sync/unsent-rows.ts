import { getAssumedMasterState, getChangedDocumentsSince, type RxCollection } from 'rxdb/plugins/core';
import type { RxReplicationState } from 'rxdb/plugins/replication';
import type { CollectionName } from '../store/collections.ts';
import type { StoredRow } from '../store/row-schema.ts';
import { type KeptRow, writeRow } from '../store/write-row.ts';
import { nextTag, rowIn, sameWrite, taggedBody, tagOf, type WriteTag } from '../store/write-tag.ts';
import { type RowKey, rowKey } from './lifeboat.ts';
import type { HomeCheckpoint } from './pull-rows.ts';
import { tableOfRow } from './stored-row.ts';

export type Replication = RxReplicationState<StoredRow, HomeCheckpoint>;

/** Rows read at a time: short enough for the screen. */
const STEP = 200;

/**
 * Compares every row of a collection with what the server is known to have (FINDINGS, RxDB 1: the replication's own checkpoint is
 * the device's clock; what is written after that clock went back is never sent). With `touch`, what differs is written again as
 * it is, which sends it. Rows of before sync get their tag.
 * @param isHeld of a row that the server has refused as it stands
 * @returns rows that are not on the server, without those that are held
 */
export async function unsentRows(
  home: CollectionName,
  collection: RxCollection<StoredRow>,
  replication: Replication,
  isHeld: (key: RowKey, stamp: string) => boolean,
  touch: boolean,
): Promise<ReadonlyMap<RowKey, string>> {
  const unsent = new Map<RowKey, string>();
  const looked = new Set<string>();
  const { internalReplicationState: internal } = replication;
  if (!internal) return unsent;
  let checkpoint: unknown;
  for (;;) {
    const page = await getChangedDocumentsSince(collection.storageInstance, STEP, checkpoint);
    const rows = page.documents.filter(({ id }) => !looked.has(id));
    const assumed = await getAssumedMasterState(
      internal,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      looked.add(row.id);
      const table = tableOfRow(home, row.kind);
      if (!table || !isReadable(row)) continue;
      const key = rowKey(table, row.id);
      const known = assumed[row.id]?.docData;
      const tag = tagOf(row.body);
      if (tag && known && sameWrite(tag, tagOf(known.body)) && known._deleted === row._deleted) continue;
      if (tag && isHeld(key, tag.stamp)) continue;
      const kept = tag ?? (await givenTag(collection, row));
      if (!kept) continue;
      unsent.set(key, kept.stamp);
      if (tag && touch) await writeRow(collection, row.id, (current) => current);
    }
    if (page.documents.length < STEP) return unsent;
    checkpoint = page.checkpoint;
  }
}

/** These rows as the server had them last, those that it has had. */
export async function knownRows(replication: Replication, ids: readonly string[]): Promise<readonly KeptRow[]> {
  const { internalReplicationState: internal } = replication;
  if (!internal || ids.length === 0) return [];
  return Object.values(await getAssumedMasterState(internal, [...ids])).map(({ docData }) => docData);
}

async function givenTag(collection: RxCollection<StoredRow>, row: KeptRow): Promise<WriteTag | null> {
  const tag = nextTag(undefined);
  let given: WriteTag | null = tag;
  await writeRow(collection, row.id, (current) => {
    given = current ? (tagOf(current.body) ?? tag) : null;
    if (!current || tagOf(current.body)) return null;
    return { ...current, body: taggedBody(current._deleted ? null : rowIn(current.body), tag) };
  });
  return given;
}

/** A row that does not open here is nobody's to send. */
function isReadable(row: KeptRow): boolean {
  return row._deleted || row.body.startsWith('{');
}
