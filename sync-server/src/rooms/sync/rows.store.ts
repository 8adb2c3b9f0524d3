import { DAY } from '@arbetsytan/shared/core/units';
import type { Release } from '@arbetsytan/shared/mask/mask-types';
import { laneOf, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Checkpoint, PushedRow, PushReply, Rejection, WireRow } from '@arbetsytan/shared/sync/protocol';
import type { Db } from '../../platform/db/db.ts';
import type { SyncRowTable } from '../../platform/db/schema.ts';
import { rankOfRow } from './rank.ts';
import type { Sequence, Within } from './sequence.store.ts';

/** How long a replaced version of a gated row is kept. */
export const HISTORY_MS = 90 * DAY;

/** A row that has been gated, or cannot be read and needs not be. */
export interface CheckedRow extends PushedRow {
  /** Of a masked text: a higher one than before purges the versions before it. */
  readonly level: number;
  readonly revision: number;
}

export interface Pushed {
  readonly reply: PushReply;
  /** Projects whose members have something to pull. */
  readonly projects: readonly string[];
  /** Something changed in the account's own rows. */
  readonly own: boolean;
}

export interface RowsStore {
  pull(
    account: string,
    table: SyncTable,
    from: Checkpoint,
    limit: number,
  ): Promise<readonly (WireRow & { seq: number })[]>;
  push(account: string, table: SyncTable, rows: readonly CheckedRow[]): Promise<Pushed>;
  /** JSON of a project's own row as the server has it. */
  project(id: string): Promise<string | null>;
  /** Versions older than HISTORY_MS. @returns how many */
  forgetOld(): Promise<number>;
}

type Stored = Omit<SyncRowTable, 'kind' | 'owner'>;
type Access = 'new' | 'owner' | 'member' | 'none';

export function createRowsStore(db: Db, sequence: Sequence, now: () => number): RowsStore {
  const ownerOf = (account: string, table: SyncTable) => (laneOf(table) === 'private' ? account : '');

  async function accessTo(within: Within, account: string, project: string): Promise<Access> {
    const members = await within
      .selectFrom('member')
      .select(['account', 'role', 'revoked_seq'])
      .where('project', '=', project)
      .execute();
    // The first row of a project that nobody has: whoever sends it owns it.
    if (members.length === 0) return 'new';
    const mine = members.find((member) => member.account === account && member.revoked_seq === null);
    return mine?.role ?? 'none';
  }

  /** @returns why not, or null */
  async function refused(
    within: Within,
    account: string,
    table: SyncTable,
    row: WireRow,
    current: Stored | undefined,
  ): Promise<Rejection | null> {
    if (laneOf(table) === 'private') return null;
    const no: Rejection = { code: 'no-access', reasons: [] };
    if (row.projectId === '' || (table === 'projects' && row.projectId !== row.id)) return no;
    const access = await accessTo(within, account, row.projectId);
    if (access === 'none') return no;
    // A row never moves: members of the old project would keep a copy that nobody can take away.
    if (current && current.project_id !== row.projectId) return no;
    if (table === 'projects' && row.deleted && access === 'member') return no;
    if (access === 'new') {
      const seq = await sequence.next(within);
      await within
        .insertInto('member')
        .values({ account, project: row.projectId, role: 'owner', grant_seq: seq, revoked_seq: null })
        .execute();
    }
    return null;
  }

  async function store(
    within: Within,
    account: string,
    table: SyncTable,
    checked: CheckedRow,
    current: Stored | undefined,
  ) {
    const { row, releases = [] } = checked;
    const seq = await sequence.next(within);
    if (laneOf(table) === 'gated' && current && current.body !== '')
      await keepReplaced(within, table, checked, current);
    const values = {
      project_id: row.projectId,
      seq,
      version: row.version,
      stamp: row.stamp,
      deleted: row.deleted ? 1 : 0,
      body: row.body,
      releases: JSON.stringify(releases satisfies readonly Pick<Release, 'form'>[]),
    };
    await within
      .insertInto('sync_row')
      .values({ kind: table, owner: ownerOf(account, table), id: row.id, first_seq: seq, ...values })
      .onConflict((conflict) => conflict.columns(['kind', 'owner', 'id']).doUpdateSet(values))
      .execute();
  }

  /** Kept for history, unless it hides less than what replaces it: then no older version of the row stays anywhere. */
  async function keepReplaced(within: Within, table: SyncTable, checked: CheckedRow, current: Stored) {
    const { row } = checked;
    const before = rankOfRow(JSON.parse(current.body));
    if (checked.level > before.level || checked.revision > before.revision) {
      await within.deleteFrom('replaced_row').where('kind', '=', table).where('id', '=', row.id).execute();
      return;
    }
    await within
      .insertInto('replaced_row')
      .values({
        kind: table,
        id: row.id,
        project_id: current.project_id,
        version: current.version,
        body: current.body,
        replaced_at: now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  return {
    pull: async (account, table, from, limit) => {
      const rows = await (laneOf(table) === 'private' ? ownRows(account, table) : projectRows(account, table))
        .where((eb) => eb.or([eb('eff', '>', from.seq), eb.and([eb('eff', '=', from.seq), eb('id', '>', from.id)])]))
        .orderBy('eff')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(({ eff, revoked, ...row }) => ({ ...wireRow(row, revoked === 1), seq: eff }));
    },

    push: (account, table, rows) =>
      db.transaction().execute(async (within) => {
        const conflicts: WireRow[] = [];
        const rejected: Record<string, Rejection> = {};
        const projects = new Set<string>();
        let own = false;
        for (const checked of rows) {
          const { row, assumed } = checked;
          const current = await within
            .selectFrom('sync_row')
            .select(['id', 'project_id', 'first_seq', 'seq', 'version', 'stamp', 'deleted', 'body', 'releases'])
            .where('kind', '=', table)
            .where('owner', '=', ownerOf(account, table))
            .where('id', '=', row.id)
            .executeTakeFirst();
          const rejection = await refused(within, account, table, row, current);
          if (rejection) {
            rejected[row.id] = rejection;
            continue;
          }
          // The same write again: its answer was lost.
          if (current?.stamp === row.stamp) continue;
          if (current && (assumed?.stamp !== current.stamp || assumed.version !== current.version)) {
            conflicts.push(wireRow(current, false));
            continue;
          }
          await store(within, account, table, checked, current);
          if (laneOf(table) === 'private') own = true;
          else projects.add(row.projectId);
        }
        return { reply: { conflicts, rejected }, projects: [...projects], own };
      }),

    project: async (id) => {
      const row = await db
        .selectFrom('sync_row')
        .select('body')
        .where('kind', '=', 'projects')
        .where('owner', '=', '')
        .where('id', '=', id)
        .executeTakeFirst();
      return row && row.body !== '' ? row.body : null;
    },

    forgetOld: async () => {
      const { numDeletedRows } = await db
        .deleteFrom('replaced_row')
        .where('replaced_at', '<', now() - HISTORY_MS)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };

  function ownRows(account: string, table: SyncTable) {
    return db
      .selectFrom((from) =>
        from
          .selectFrom('sync_row')
          .select(['id', 'project_id', 'version', 'stamp', 'deleted', 'body', 'seq as eff'])
          .select((eb) => eb.lit(0).as('revoked'))
          .where('kind', '=', table)
          .where('owner', '=', account)
          .as('seen'),
      )
      .selectAll();
  }

  /**
   * Rows of the account's projects in the order in which it comes to see them: a row from before a grant is as new as the
   * grant. What it has seen of a project that it was removed from comes once more, as a tombstone, at the removal.
   */
  function projectRows(account: string, table: SyncTable) {
    return db
      .selectFrom((from) =>
        from
          .selectFrom('member')
          .innerJoin('sync_row', 'sync_row.project_id', 'member.project')
          .select(['sync_row.id', 'sync_row.project_id', 'version', 'stamp', 'deleted', 'body'])
          .select((eb) =>
            eb
              .case()
              .when('revoked_seq', 'is not', null)
              .then(eb.ref('revoked_seq').$notNull())
              .else(eb.fn<number>('max', ['sync_row.seq', 'grant_seq']))
              .end()
              .as('eff'),
          )
          .select((eb) => eb.case().when('revoked_seq', 'is', null).then(0).else(1).end().as('revoked'))
          .where('sync_row.kind', '=', table)
          .where('sync_row.owner', '=', '')
          .where('member.account', '=', account)
          .where((eb) =>
            eb.or([eb('revoked_seq', 'is', null), eb('first_seq', '<=', eb.ref('revoked_seq').$notNull())]),
          )
          .as('seen'),
      )
      .selectAll();
  }
}

function wireRow(
  row: Pick<Stored, 'id' | 'project_id' | 'version' | 'stamp' | 'deleted' | 'body'>,
  revoked: boolean,
): WireRow {
  const deleted = revoked || row.deleted === 1;
  return {
    id: row.id,
    projectId: row.project_id,
    version: row.version,
    stamp: row.stamp,
    deleted,
    body: deleted ? '' : row.body,
  };
}
