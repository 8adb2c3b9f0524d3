import { laneOf, SYNC_TABLES, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Member } from '@arbetsytan/shared/sync/people';
import type { Tables } from '../store/database.ts';

/** Removes a row here alone. */
export type TakeAway = (table: SyncTable, id: string) => Promise<void>;

const idOf = ({ projectId, accountId }: Member) => `${projectId}.${accountId}`;

/**
 * Keeps who is in which project as the server says it, and takes away what this device has of a project that the account was
 * removed from. Its own private rows stay: they were never the project's.
 * @param takeAway keeps the row's number, so that it is known again when the account is let in once more
 * @returns whether anything was otherwise than before
 */
export async function keepMembers(
  tables: Tables,
  account: string,
  members: readonly Member[],
  takeAway: TakeAway,
): Promise<boolean> {
  const before = await tables.members.list();
  const now = new Set(members.map(idOf));
  const mine = new Set(members.filter(({ accountId }) => accountId === account).map(({ projectId }) => projectId));
  const left = before
    .filter(({ accountId, projectId }) => accountId === account && !mine.has(projectId))
    .map(({ projectId }) => projectId);
  // The material first: cut short, this runs again at the next contact.
  for (const project of left) await removeProject(tables, project, takeAway);
  const known = new Map(before.map((member) => [member.id, member]));
  const changed = members.filter((member) => !sameMember(known.get(idOf(member)), member));
  const gone = before.filter(({ id }) => !now.has(id));
  for (const member of changed) await tables.members.put({ ...member, id: idOf(member) });
  for (const { id } of gone) await tables.members.remove(id);
  return changed.length > 0 || gone.length > 0;
}

async function removeProject(tables: Tables, projectId: string, takeAway: TakeAway): Promise<void> {
  for (const table of SYNC_TABLES) {
    // A test opens only some.
    if (laneOf(table) === 'private' || !(table in tables)) continue;
    const rows = table === 'projects' ? [{ id: projectId }] : await tables[table].list(projectId);
    for (const { id } of rows) await takeAway(table, id);
  }
  for (const { id } of await tables.lifeboat.list(projectId)) await tables.lifeboat.remove(id);
}

function sameMember(a: Member | undefined, b: Member): boolean {
  return a?.role === b.role && a.username === b.username && a.name === b.name && a.publicKey === b.publicKey;
}
