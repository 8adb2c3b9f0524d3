import type { Clock } from '@arbetsytan/shared/core/time';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { type ErrorCode, isErrorCode } from '@arbetsytan/shared/errors/codes';
import { JOB_STATES, JOBS_EACH, JOBS_IN_ALL, type JobState, mayMove } from '@arbetsytan/shared/jobs/job';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../db/db.ts';
import type { JobTable } from '../db/schema.ts';
import type { JobQueue, QueuedJob } from './job-queue.port.ts';
import { INPUT_WAIT, KEPT, LEASE, MOST_TRIES, RESULT_WAIT } from './limits.ts';

const WAITING: readonly JobState[] = ['queued', 'running'];

const asJob = (row: Selectable<JobTable>): QueuedJob => ({
  id: row.id,
  kind: row.kind,
  owner: row.owner,
  state: row.state,
  progress: row.progress,
  tries: row.tries,
  engine: row.engine,
  code: row.code !== null && isErrorCode(row.code) ? row.code : null,
  createdAt: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

/** The queue on the server's own database: one process takes jobs, and SQLite's transactions keep it honest. */
export function createSqliteQueue(db: Db, clock: Clock): JobQueue {
  const row = (id: string) => db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();

  /** Those who wait with their input, the next first: by when their owner was last served, then by age. */
  const waiting = () =>
    db
      .selectFrom('job')
      .selectAll()
      .select((of) =>
        of
          .selectFrom('job as other')
          .select(({ fn }) => fn.max('other.started_at').as('served'))
          .whereRef('other.owner', '=', 'job.owner')
          .as('served'),
      )
      .where('state', '=', 'queued')
      .where('ready', '=', 1)
      .orderBy(sql`coalesce(served, 0)`)
      .orderBy('created_at')
      .orderBy('id')
      .execute();

  const move = async (id: string, to: JobState, set: Partial<Selectable<JobTable>>): Promise<boolean> => {
    const from = JOB_STATES.filter((state) => mayMove(state, to));
    const { numUpdatedRows } = await db
      .updateTable('job')
      .set({ ...set, state: to })
      .where('id', '=', id)
      .where('state', 'in', from)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };

  const end = (id: string, state: JobState, code: ErrorCode | null) =>
    move(id, state, { code, ended_at: clock(), lease_until: null, ...(state === 'done' ? { progress: 100 } : {}) });

  return {
    add: ({ id, kind, owner, key, bytes }) =>
      db.transaction().execute(async (within) => {
        const same = await within
          .selectFrom('job')
          .selectAll()
          .where('owner', '=', owner)
          .where('key', '=', key)
          .executeTakeFirst();
        if (same) return asJob(same);
        const open = await within.selectFrom('job').select('owner').where('state', 'in', WAITING).execute();
        if (open.filter((each) => each.owner === owner).length >= JOBS_EACH) throw new AppError('jobs-each');
        if (open.length >= JOBS_IN_ALL) throw new AppError('jobs-full');
        const made = {
          id,
          kind,
          owner,
          key,
          bytes,
          state: 'queued' as const,
          ready: 0,
          progress: 0,
          tries: 0,
          engine: null,
          code: null,
          after: 0,
          lease_until: null,
          created_at: clock(),
          started_at: null,
          ended_at: null,
        };
        await within.insertInto('job').values(made).execute();
        return asJob(made);
      }),

    async ready(id) {
      const { numUpdatedRows } = await db
        .updateTable('job')
        .set({ ready: 1 })
        .where('id', '=', id)
        .where('state', '=', 'queued')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    get: async (id) => {
      const found = await row(id);
      return found ? asJob(found) : null;
    },

    list: async (owner) =>
      (
        await db
          .selectFrom('job')
          .selectAll()
          .where('owner', '=', owner)
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .execute()
      ).map(asJob),

    async place(id) {
      const at = fairly(await waiting()).findIndex((each) => each.id === id);
      return at < 0 ? null : at + 1;
    },

    async take(engine) {
      const now = clock();
      const next = (await waiting()).find(({ after }) => after <= now);
      if (!next) return null;
      const taken = { engine, tries: next.tries + 1, started_at: now, lease_until: now + LEASE, progress: 0 };
      return (await move(next.id, 'running', taken)) ? asJob({ ...next, ...taken, state: 'running' }) : null;
    },

    async beat(id, progress) {
      const { numUpdatedRows } = await db
        .updateTable('job')
        .set({ lease_until: clock() + LEASE, progress })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    end,

    async again(id, after, code) {
      const found = await row(id);
      if (found?.state !== 'running') return false;
      if (found.tries >= MOST_TRIES) {
        await end(id, 'failed', code);
        return false;
      }
      return move(id, 'queued', { after, lease_until: null, progress: 0 });
    },

    async sweep() {
      const now = clock();
      const gone: string[] = [];
      const rows = await db.selectFrom('job').selectAll().execute();
      for (const each of rows) {
        const over = each.ended_at ?? now;
        if (each.state === 'queued' && each.ready === 0 && now - each.created_at > INPUT_WAIT) {
          if (await end(each.id, 'expired', null)) gone.push(each.id);
        } else if (each.state === 'done' && now - over > RESULT_WAIT) {
          if (await end(each.id, 'expired', null)) gone.push(each.id);
        } else if (each.state === 'running' && each.lease_until !== null && each.lease_until < now) {
          const left = each.tries < MOST_TRIES;
          if (left) await move(each.id, 'queued', { after: now, lease_until: null, progress: 0 });
          else if (await end(each.id, 'failed', 'job-lost')) gone.push(each.id);
        } else if (!WAITING.includes(each.state) && now - over > KEPT)
          await db.deleteFrom('job').where('id', '=', each.id).execute();
      }
      return gone;
    },

    async abandon() {
      let count = 0;
      for (const { id, state } of await db.selectFrom('job').select(['id', 'state']).execute()) {
        const lost = state === 'done' ? await end(id, 'expired', null) : await end(id, 'failed', 'job-lost');
        if (lost) count += 1;
      }
      return count;
    },

    async stats() {
      const rows = await db.selectFrom('job').selectAll().execute();
      const mean = (values: readonly number[]) =>
        values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
      const ran = rows.flatMap(({ started_at: from, ended_at: to, state }) =>
        from !== null && to !== null && state === 'done' ? [to - from] : [],
      );
      const counts = Object.fromEntries(
        JOB_STATES.map((state) => [state, rows.filter((each) => each.state === state).length]),
      ) as Record<JobState, number>;
      return {
        counts,
        waitedMs: mean(rows.flatMap(({ started_at: at, created_at: from }) => (at === null ? [] : [at - from]))),
        ranMs: mean(ran),
        longestMs: ran.length === 0 ? null : Math.max(...ran),
      };
    },
  };
}

/** Those who wait, in the order in which they will be taken when everybody goes on in turn. */
function fairly<T extends { readonly owner: string }>(rows: readonly T[]): readonly T[] {
  const turns = new Map<string, number>();
  return rows
    .map((each) => {
      const turn = turns.get(each.owner) ?? 0;
      turns.set(each.owner, turn + 1);
      return { each, turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ each }) => each);
}
