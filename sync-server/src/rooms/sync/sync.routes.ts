import type { Account } from '@arbetsytan/shared/auth/access';
import { can } from '@arbetsytan/shared/auth/roles';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { isMaskLevel } from '@arbetsytan/shared/mask/levels';
import { isSyncTable, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Member } from '@arbetsytan/shared/sync/people';
import { PULL_ROWS, SYNC_VERSION } from '@arbetsytan/shared/sync/protocol';
import type { Router } from 'express';
import { mount, mountStream, type SessionOf } from '../../platform/http/mount.ts';
import { checkRows } from './check-rows.ts';
import type { KeysStore } from './keys.store.ts';
import type { MembersStore } from './members.store.ts';
import type { RowsStore } from './rows.store.ts';
import type { Sequence } from './sequence.store.ts';
import type { Streams } from './streams.ts';

export interface SyncParts {
  readonly sequence: Sequence;
  readonly rows: RowsStore;
  readonly members: MembersStore;
  readonly keys: KeysStore;
  readonly streams: Streams;
  /** Everybody who may sign in. */
  readonly accounts: () => Promise<readonly Account[]>;
  /** False: nothing syncs. */
  readonly on: boolean;
}

/** Rows of people's devices: taken when they pass, given to those who may see them. What is sealed is never read. */
export function syncRoutes(router: Router, sessionOf: SessionOf, parts: SyncParts): void {
  const { sequence, rows, members, keys, streams, on } = parts;
  const mine = (account: Account) => String(account.id);

  /** @throws AppError sync-off, client-too-old, not-found */
  function spoken(params: Readonly<Record<string, string>>): void {
    if (!on) throw new AppError('sync-off');
    if (params.version !== undefined && params.version !== String(SYNC_VERSION)) throw new AppError('client-too-old');
  }
  function tableOf(params: Readonly<Record<string, string>>): SyncTable {
    spoken(params);
    if (!isSyncTable(params.table)) throw new AppError('not-found');
    return params.table;
  }

  mount(router, sessionOf, 'sync.state', async ({ params }) => {
    spoken(params);
    return sequence.state();
  });

  mount(router, sessionOf, 'sync.pull', async ({ params, body, account }) => {
    const table = tableOf(params);
    const from = body.checkpoint ?? { seq: 0, id: '' };
    const found = await rows.pull(mine(account), table, from, Math.min(body.limit, PULL_ROWS));
    const last = found.at(-1);
    return {
      rows: found.map(({ seq: _order, ...row }) => row),
      checkpoint: last ? { seq: last.seq, id: last.id } : from,
    };
  });

  mount(router, sessionOf, 'sync.push', async ({ params, body, account }) => {
    const table = tableOf(params);
    const checked = await checkRows(table, body.rows, async (project) => levelIn(await rows.project(project)));
    const { reply, projects, own } = await rows.push(mine(account), table, checked.rows);
    const others = await members.accountsOf(projects);
    streams.tell(own ? [...others, mine(account)] : others, [table]);
    return { conflicts: reply.conflicts, rejected: { ...checked.rejected, ...reply.rejected } };
  });

  mountStream(router, sessionOf, 'sync.stream', ({ params, account }, write) => {
    spoken(params);
    return streams.open(mine(account), write);
  });

  mount(router, sessionOf, 'members.list', async ({ params, account }) => {
    spoken(params);
    const [all, accounts, publicKeys] = await Promise.all([
      members.besides(mine(account)),
      parts.accounts(),
      keys.publicKeys(),
    ]);
    const known = new Map(accounts.map((each) => [mine(each), each]));
    return {
      members: all.map(
        (row): Member => ({
          projectId: row.project,
          accountId: row.account,
          username: known.get(row.account)?.username ?? '',
          name: known.get(row.account)?.name ?? '',
          role: row.role,
          publicKey: publicKeys.get(row.account) ?? null,
        }),
      ),
    };
  });

  mount(router, sessionOf, 'members.invite', async ({ params, body, account }) => {
    spoken(params);
    const project = params.id ?? '';
    const invited = (await parts.accounts()).find(({ username }) => username === body.username.trim().toLowerCase());
    // An admin has no verb for content: not as a member either.
    if (!invited || !can(invited.role, 'project.work')) throw new AppError('account-unknown');
    await members.invite(mine(account), project, mine(invited));
    await tellMembers(project, mine(invited));
    const publicKey = (await keys.publicKeys()).get(mine(invited)) ?? null;
    const { username, name } = invited;
    return {
      member: { projectId: project, accountId: mine(invited), username, name, role: 'member' as const, publicKey },
    };
  });

  mount(router, sessionOf, 'members.remove', async ({ params, account }) => {
    spoken(params);
    await members.remove(mine(account), params.id ?? '', params.account ?? '');
    await tellMembers(params.id ?? '', params.account ?? '');
    return { ok: true as const };
  });

  mount(router, sessionOf, 'members.hand-over', async ({ params, account }) => {
    spoken(params);
    await members.handOver(mine(account), params.id ?? '', params.account ?? '');
    await tellMembers(params.id ?? '', params.account ?? '');
    return { ok: true as const };
  });

  /** Everybody in it, and whoever has just been let in or out. */
  async function tellMembers(project: string, account: string): Promise<void> {
    streams.tell(new Set([...(await members.accountsOf([project])), account]), ['members', 'projects']);
  }

  mount(router, sessionOf, 'vault.get', async ({ params, account }) => {
    spoken(params);
    return { vault: await keys.vault(mine(account)) };
  });
  mount(router, sessionOf, 'vault.put', async ({ params, body, account }) => {
    spoken(params);
    await keys.putVault(mine(account), body);
    return { ok: true as const };
  });
  mount(router, sessionOf, 'keys.list', async ({ params, account }) => {
    spoken(params);
    return { keys: [...(await keys.keysFor(mine(account)))] };
  });
  mount(router, sessionOf, 'keys.put', async ({ params, body, account }) => {
    spoken(params);
    await keys.putKeys(mine(account), body.keys);
    streams.tell(new Set(body.keys.map(({ accountId }) => accountId)), ['members']);
    return { ok: true as const };
  });
}

function levelIn(project: string | null) {
  if (project === null) return null;
  const { level } = JSON.parse(project) as { level?: unknown };
  return isMaskLevel(level) ? level : null;
}
