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
 * @returns ids of projects that were taken away
 */
export async function keepMembers(
  tables: Tables,
  account: string,
  members: readonly Member[],
  takeAway: TakeAway,
): Promise<readonly string[]> {
  const before = await tables.members.list();
  const now = new Set(members.map(idOf));
  const mine = new Set(members.filter(({ accountId }) => accountId === account).map(({ projectId }) => projectId));
  const left = before
    .filter(({ accountId, projectId }) => accountId === account && !mine.has(projectId))
    .map(({ projectId }) => projectId);
  // The material first: cut short, this runs again at the next contact.
  for (const project of left) await removeProject(tables, project, takeAway);
  for (const member of members) {
    const known = before.find(({ id }) => id === idOf(member));
    if (!known || !sameMember(known, member)) await tables.members.put({ ...member, id: idOf(member) });
  }
  for (const { id } of before) if (!now.has(id)) await tables.members.remove(id);
  return left;
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

function sameMember(a: Member, b: Member): boolean {
  return a.role === b.role && a.username === b.username && a.name === b.name && a.publicKey === b.publicKey;
}
