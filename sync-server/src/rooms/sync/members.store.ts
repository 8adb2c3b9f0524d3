import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { MemberRole } from '@arbetsytan/shared/sync/people';
import type { Db } from '../../platform/db/db.ts';
import type { Sequence } from './sequence.store.ts';

export interface MemberRow {
  readonly account: string;
  readonly project: string;
  readonly role: MemberRole;
}

/** Who is in which project. Every change takes a sequence number of its own, so that each device comes to see it. */
export interface MembersStore {
  /** Everybody in the projects that the account is in. */
  besides(account: string): Promise<readonly MemberRow[]>;
  /** Whoever is in any of them now. */
  accountsOf(projects: readonly string[]): Promise<ReadonlySet<string>>;
  /** @throws AppError no-access, member-exists */
  invite(by: string, project: string, account: string): Promise<void>;
  /** An owner removes anybody else; a member may leave. @throws AppError no-access, not-found, owner-stays */
  remove(by: string, project: string, account: string): Promise<void>;
  /** @throws AppError no-access, not-found */
  handOver(by: string, project: string, account: string): Promise<void>;
}

export function createMembersStore(db: Db, sequence: Sequence): MembersStore {
  const active = (project: string) =>
    db
      .selectFrom('member')
      .select(['account', 'project', 'role'])
      .where('project', '=', project)
      .where('revoked_seq', 'is', null);
  const roleOf = async (account: string, project: string) =>
    (await active(project).where('account', '=', account).executeTakeFirst())?.role ?? null;

  async function byOwner(by: string, project: string): Promise<void> {
    if ((await roleOf(by, project)) !== 'owner') throw new AppError('no-access');
  }

  return {
    besides: async (account) => {
      const mine = db
        .selectFrom('member')
        .select('project')
        .where('account', '=', account)
        .where('revoked_seq', 'is', null);
      return db
        .selectFrom('member')
        .select(['account', 'project', 'role'])
        .where('revoked_seq', 'is', null)
        .where('project', 'in', mine)
        .orderBy('project')
        .orderBy('account')
        .execute();
    },

    accountsOf: async (projects) => {
      if (projects.length === 0) return new Set();
      const rows = await db
        .selectFrom('member')
        .select('account')
        .where('project', 'in', projects)
        .where('revoked_seq', 'is', null)
        .execute();
      return new Set(rows.map((row) => row.account));
    },

    invite: async (by, project, account) => {
      await byOwner(by, project);
      if (await roleOf(account, project)) throw new AppError('member-exists');
      await db.transaction().execute(async (within) => {
        const grant = { role: 'member' as const, grant_seq: await sequence.next(within), revoked_seq: null };
        await within
          .insertInto('member')
          .values({ account, project, ...grant })
          .onConflict((conflict) => conflict.columns(['account', 'project']).doUpdateSet(grant))
          .execute();
      });
    },

    remove: async (by, project, account) => {
      if (by !== account) await byOwner(by, project);
      const role = await roleOf(account, project);
      if (!role) throw new AppError(by === account ? 'no-access' : 'not-found');
      if (role === 'owner') throw new AppError('owner-stays');
      await db.transaction().execute(async (within) => {
        await within
          .updateTable('member')
          .set({ revoked_seq: await sequence.next(within) })
          .where('account', '=', account)
          .where('project', '=', project)
          .execute();
        await within.deleteFrom('project_key').where('project', '=', project).where('account', '=', account).execute();
      });
    },

    handOver: async (by, project, account) => {
      await byOwner(by, project);
      if (by === account) return;
      if (!(await roleOf(account, project))) throw new AppError('not-found');
      await db.transaction().execute(async (within) => {
        // Taken before it is given: there is never more than one.
        for (const [who, role] of [
          [by, 'member'],
          [account, 'owner'],
        ] as const)
          await within
            .updateTable('member')
            .set({ role })
            .where('account', '=', who)
            .where('project', '=', project)
            .execute();
      });
    },
  };
}
