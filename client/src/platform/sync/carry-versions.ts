import { getChangedDocumentsSince, type RxCollection } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import type { CollectionName } from '../store/collections.ts';
import type { StoredRow } from '../store/row-schema.ts';
import { tagOf } from '../store/write-tag.ts';
import { rowKey } from './lifeboat.ts';
import { tableOfRow } from './stored-row.ts';

const STEP = 500;

/**
 * The versions that the server had of a collection's rows in an epoch that has ended, and takes that epoch's memory away. A
 * restored server has older ones, and so has one that plays tricks.
 * @returns version by table and id
 */
export async function carryVersions(
  home: CollectionName,
  collection: RxCollection<StoredRow>,
  identifier: string,
): Promise<Readonly<Record<string, number>>> {
  const ended = replicateRxCollection<StoredRow, unknown>({
    collection,
    replicationIdentifier: identifier,
    autoStart: false,
    waitForLeadership: false,
    toggleOnDocumentVisible: false,
    pull: { handler: async () => ({ documents: [], checkpoint: null }) },
  });
  const { collectionName, schema } = await ended.metaInfoPromise;
  const { database } = collection;
  const memory = await database.storage.createStorageInstance({
    databaseName: database.name,
    collectionName,
    databaseInstanceToken: database.token,
    multiInstance: database.multiInstance,
    options: {},
    schema,
    devMode: false,
  });
  const versions: Record<string, number> = {};
  let checkpoint: unknown;
  for (;;) {
    const page = await getChangedDocumentsSince(memory, STEP, checkpoint);
    for (const { isCheckpoint, itemId, docData } of page.documents) {
      if (isCheckpoint === '1' || !docData) continue;
      const table = tableOfRow(home, docData.kind);
      const version = tagOf(docData.body)?.version;
      if (table && version) versions[rowKey(table, itemId)] = version;
    }
    if (page.documents.length < STEP) break;
    checkpoint = page.checkpoint;
  }
  await memory.close();
  await ended.remove();
  return versions;
}
