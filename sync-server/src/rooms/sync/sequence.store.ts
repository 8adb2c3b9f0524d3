import { randomUUID } from 'node:crypto';
import type { SyncState } from '@arbetsytan/shared/sync/protocol';
import type { Transaction } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export type Within = Transaction<Schema>;

/** Which server this is, and the next sequence number. */
export interface Sequence {
  state(): Promise<SyncState>;
  /** Inside the transaction that uses it: a number that was given out belongs to something that is stored. */
  next(within: Within): Promise<number>;
  /** The database came back from a backup: clients push everything again. */
  newEpoch(): Promise<void>;
}

export async function openSequence(db: Db): Promise<Sequence> {
  await db
    .insertInto('sync_state')
    .values({ only_one: 1, installation: randomUUID(), epoch: randomUUID(), seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return {
    state: () =>
      db
        .selectFrom('sync_state')
        .select(['installation', 'epoch', 'seq'])
        .where('only_one', '=', 1)
        .executeTakeFirstOrThrow(),
    next: async (within) => {
      const { seq } = await within
        .updateTable('sync_state')
        .set(({ eb }) => ({ seq: eb('seq', '+', 1) }))
        .where('only_one', '=', 1)
        .returning('seq')
        .executeTakeFirstOrThrow();
      return seq;
    },
    newEpoch: async () => {
      await db.updateTable('sync_state').set({ epoch: randomUUID() }).where('only_one', '=', 1).execute();
    },
  };
}
