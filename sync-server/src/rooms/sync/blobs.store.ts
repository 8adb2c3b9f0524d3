import { createHash } from 'node:crypto';
import { DAY } from '@arbetsytan/shared/core/units';
import type { BlobState } from '@arbetsytan/shared/sync/blobs';
import type { Db } from '../../platform/db/db.ts';

/** An upload that nobody has gone on with for so long is thrown away. */
const UNFINISHED_MS = 7 * DAY;

/** What is known of sealed bytes: whose they are, how many, and their hash. */
export interface BlobsStore {
  list(account: string): Promise<readonly BlobState[]>;
  get(account: string, id: string): Promise<BlobState | null>;
  /** By the name of its file. */
  ofUpload(account: string, upload: string): Promise<BlobState | null>;
  coming(account: string, blob: Omit<BlobState, 'state'>): Promise<void>;
  stored(account: string, id: string): Promise<void>;
  remove(account: string, id: string): Promise<void>;
  /** Forgets uploads that were left unfinished. @returns the names of their files */
  forgetUnfinished(): Promise<readonly string[]>;
}

/** Name of a blob's file: tells neither whose nor which. */
export const uploadOf = (account: string, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([account, id]))
    .digest('hex');

export function createBlobsStore(db: Db, now: () => number): BlobsStore {
  const one = (account: string) =>
    db.selectFrom('blob').select(['id', 'size', 'sha256', 'state']).where('account', '=', account);
  return {
    list: (account) => one(account).orderBy('id').execute(),
    get: async (account, id) => (await one(account).where('id', '=', id).executeTakeFirst()) ?? null,
    ofUpload: async (account, upload) => (await one(account).where('upload', '=', upload).executeTakeFirst()) ?? null,
    coming: async (account, { id, size, sha256 }) => {
      const values = { upload: uploadOf(account, id), size, sha256, state: 'coming' as const, touched_at: now() };
      await db
        .insertInto('blob')
        .values({ account, id, ...values })
        .onConflict((conflict) => conflict.columns(['account', 'id']).doUpdateSet(values))
        .execute();
    },
    stored: async (account, id) => {
      await db
        .updateTable('blob')
        .set({ state: 'stored', touched_at: now() })
        .where('account', '=', account)
        .where('id', '=', id)
        .execute();
    },
    remove: async (account, id) => {
      await db.deleteFrom('blob').where('account', '=', account).where('id', '=', id).execute();
    },
    forgetUnfinished: async () => {
      const old = await db
        .deleteFrom('blob')
        .where('state', '=', 'coming')
        .where('touched_at', '<', now() - UNFINISHED_MS)
        .returning('upload')
        .execute();
      return old.map(({ upload }) => upload);
    },
  };
}
