import { join } from 'node:path';
import type { Account } from '@arbetsytan/shared/auth/access';
import type { Clock } from '@arbetsytan/shared/core/time';
import type { Db } from '../../platform/db/db.ts';
import { createBlobUploads } from './blob-uploads.ts';
import type { BlobParts } from './blobs.routes.ts';
import { createBlobsStore } from './blobs.store.ts';
import { keepMark, wasRestored } from './high-water.ts';
import { createKeysStore } from './keys.store.ts';
import { createMembersStore } from './members.store.ts';
import { createRowsStore } from './rows.store.ts';
import { openSequence } from './sequence.store.ts';
import { createStreams } from './streams.ts';
import type { SyncParts } from './sync.routes.ts';

export interface SyncSettings {
  readonly db: Db;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly accounts: () => Promise<readonly Account[]>;
  readonly on: boolean;
}

/** The sync room on its database. A database that came back from a backup gets a new epoch before anybody is answered. */
export async function openSync(settings: SyncSettings): Promise<SyncParts & { readonly blobs: BlobParts }> {
  const { db, clock, dataDir, accounts, on } = settings;
  const sequence = await openSequence(db);
  if (wasRestored(dataDir, await sequence.state())) await sequence.newEpoch();
  keepMark(dataDir, await sequence.state());
  const rows = createRowsStore(db, sequence, clock);
  await rows.forgetOld();
  const store = createBlobsStore(db, clock);
  const uploads = createBlobUploads(join(dataDir, 'blobs'), store);
  for (const upload of await store.forgetUnfinished()) await uploads.remove(upload);
  return {
    sequence,
    rows: {
      ...rows,
      push: async (...pushed) => {
        const result = await rows.push(...pushed);
        keepMark(dataDir, await sequence.state());
        return result;
      },
    },
    members: createMembersStore(db, sequence),
    keys: createKeysStore(db),
    streams: createStreams(),
    blobs: { store, uploads, on },
    accounts,
    on,
  };
}
