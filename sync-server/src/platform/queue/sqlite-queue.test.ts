import { migrate, openMemoryDb } from '../db/db.ts';
import { jobQueueContract } from './job-queue.contract.ts';
import { createSqliteQueue } from './sqlite-queue.store.ts';

jobQueueContract('the queue on SQLite', async (clock) => {
  const db = openMemoryDb();
  await migrate(db);
  return createSqliteQueue(db, clock);
});
