import { register } from 'node:module';
import { sha256Text } from '@arbetsytan/shared/core/sha256';
import { stableJson } from '@arbetsytan/shared/sync/merge-fields';
import {
  addRxPlugin,
  type RxCollection,
  type RxReplicationWriteToMasterRow,
  type WithDeleted,
} from 'rxdb/plugins/core';
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { Subject } from 'rxjs';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { openPeople, type People } from '../../../test/people.ts';
import type { StoredRow } from '../store/row-schema.ts';
import type { KeptRow } from '../store/write-row.ts';
import { rowIn, taggedBody } from '../store/write-tag.ts';
import { type HomeCheckpoint, pullRows } from './pull-rows.ts';
import { pushRows } from './push-rows.ts';
import { type PlainRow, storedRow } from './stored-row.ts';
import type { SyncParts } from './sync-parts.ts';
import { newKey, serverOver } from './test-client.ts';
import { fromWire, type Sealing } from './wire-row.ts';

// RxDB's own suite for replications (Apache-2.0, in the package), on the real server. Its documents travel in the sealed lane:
// the server takes them as it takes everybody's, so nothing of it is loosened for the test. Storage: memory. Dexie needs an
// IndexedDB, which Node has not and the project has no package for; the browser tests run the same engine on Dexie.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

type Human = { passportId: string; firstName?: string; lastName?: string; age?: number };
type Humans = RxCollection<Human>;
const HOME = 'privatenotes';

// The suite imports two packages that RxDB does not bring along; it uses one function of each.
const STANDINS: Readonly<Record<string, string>> = {
  clone: 'export default structuredClone',
  'async-test-util':
    'export const wait = (ms) => new Promise((done) => setTimeout(done, ms));' +
    'export const randomString = (length = 10) => Array.from({ length }, () => "abcdefghij"[Math.floor(Math.random() * 10)]).join("");',
};
register(
  `data:text/javascript,${encodeURIComponent(`
    const STANDINS = ${JSON.stringify(STANDINS)};
    export const resolve = (name, context, next) => name in STANDINS
      ? { url: 'data:text/javascript,' + encodeURIComponent(STANDINS[name]), shortCircuit: true }
      : next(name, context);
  `)}`,
);
Object.assign(globalThis, { describe, it });
// What the suite's databases ask for.
disableWarnings();
addRxPlugin(RxDBDevModePlugin);
addRxPlugin(RxDBLocalDocumentsPlugin);
const getStorage = () => wrappedValidateAjvStorage({ storage: getRxStorageMemory() });
const { runReplicationBaseTestSuite, setConfig } = await import('rxdb/plugins/test-utils');
setConfig({
  storage: {
    name: 'memory',
    getStorage,
    getPerformanceStorage: () => ({ storage: getStorage(), description: 'memory' }),
    hasPersistence: false,
    hasMultiInstance: false,
    hasAttachments: false,
    hasReplication: true,
  },
});

let people: People;
let sealing: Sealing;
beforeAll(async () => {
  people = await openPeople();
  const key = await newKey();
  sealing = { account: people.accountOf('redaktor'), keys: { private: async () => key, project: async () => null } };
});
afterAll(() => people.close());

/** A document as one of our rows. Its tag comes from what it says: the suite's documents have none of their own. */
function toRow({ _deleted = false, ...human }: WithDeleted<Human>): WithDeleted<StoredRow> {
  const stamp = sha256Text(_deleted ? human.passportId : stableJson(human)).slice(0, 16);
  const tag = { version: 1, stamp };
  const row: PlainRow = {
    id: human.passportId,
    projectId: 'suite',
    kind: 'raw',
    text: stableJson(human),
    createdAt: null,
  };
  const kept = storedRow(HOME, row, tag);
  return _deleted ? { ...kept, body: taggedBody(null, tag), _deleted } : kept;
}

function toHuman({ id, body, _deleted }: KeptRow): WithDeleted<Human> {
  // A tombstone is bare; the suite's schema wants names in it.
  if (_deleted) return { passportId: id, firstName: '', lastName: '', _deleted };
  return { ...(JSON.parse(String(rowIn(body)?.text)) as Human), _deleted };
}

function replicate(collection: Humans, live: boolean) {
  const server = serverOver(people.line('redaktor'));
  const parts: SyncParts = {
    sealing,
    server,
    now: () => new Date().toISOString(),
    keep: async () => {},
    accepted: async () => {},
    refused: () => {},
    unread: () => Promise.reject(new Error('a row that cannot be read')),
    seenBefore: () => 0,
    releasesFor: async () => [],
    remask: async () => null,
  };
  const again = new Subject<'RESYNC'>();
  const toChange = (change: RxReplicationWriteToMasterRow<Human>): RxReplicationWriteToMasterRow<StoredRow> => ({
    newDocumentState: toRow(change.newDocumentState),
    ...(change.assumedMasterState ? { assumedMasterState: toRow(change.assumedMasterState) } : {}),
  });
  const replication = replicateRxCollection<Human, HomeCheckpoint>({
    collection,
    replicationIdentifier: 'suite',
    live,
    retryTime: 100,
    waitForLeadership: false,
    toggleOnDocumentVisible: false,
    pull: {
      batchSize: 5,
      stream$: again,
      handler: async (checkpoint, limit) => {
        const memory = { versions: async () => new Map<string, number>(), afresh: new Set<never>() };
        const pulled = await pullRows(HOME, checkpoint, limit, memory, parts);
        return { documents: pulled.documents.map(toHuman), checkpoint: pulled.checkpoint };
      },
    },
    push: {
      batchSize: 5,
      handler: async (changes) => (await pushRows(HOME, changes.map(toChange), parts)).map(toHuman),
    },
  });
  if (live) {
    const stop = new AbortController();
    replication.onCancel.push(() => stop.abort());
    const tell = () => again.next('RESYNC');
    void server.follow(tell, tell, stop.signal).catch(() => {});
  }
  return replication;
}

const sealedRows = () => people.app.db.selectFrom('sync_row').selectAll().where('kind', '=', HOME).execute();

describe('RxDB’s suite for replications on the real server', () => {
  runReplicationBaseTestSuite({
    startReplication: (collection) => replicate(collection, true),
    syncOnce: async (collection) => {
      await replicate(collection, false).awaitInitialReplication();
    },
    getAllServerDocs: async () => {
      const rows = await sealedRows();
      return Promise.all(
        rows.map(async ({ id, project_id, version, stamp, deleted, body }) => {
          const wire = { id, projectId: project_id, version, stamp, deleted: deleted === 1, body };
          const row = await fromWire(HOME, wire, sealing);
          if (typeof row === 'string') throw new Error(row);
          return toHuman(row);
        }),
      );
    },
    cleanUpServer: async () => {
      await people.app.db.deleteFrom('sync_row').where('kind', '=', HOME).execute();
    },
    softDeletes: true,
    isDeleted: (document) => document._deleted,
    getPrimaryOfServerDoc: (document) => document.passportId,
  });
});
