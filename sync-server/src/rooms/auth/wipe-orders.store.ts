import type { Db } from '../../platform/db/db.ts';

/** Sessions whose device is to be emptied when it is heard of next. Until then they open nothing. */
export interface WipeOrders {
  has(sessionId: string): Promise<boolean>;
  add(sessionId: string): Promise<void>;
  remove(sessionId: string): Promise<void>;
}

export function createWipeOrders(db: Db, now: () => number): WipeOrders {
  return {
    has: async (sessionId) =>
      (await db
        .selectFrom('wipe_order')
        .select('session_id')
        .where('session_id', '=', sessionId)
        .executeTakeFirst()) !== undefined,
    add: async (sessionId) => {
      await db
        .insertInto('wipe_order')
        .values({ session_id: sessionId, ordered_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    remove: async (sessionId) => {
      await db.deleteFrom('wipe_order').where('session_id', '=', sessionId).execute();
    },
  };
}
