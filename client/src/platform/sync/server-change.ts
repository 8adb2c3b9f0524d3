import type { SyncState } from '@arbetsytan/shared/sync/protocol';
import type { CollectionName } from '../store/collections.ts';
import type { SyncAccess, Tables } from '../store/database.ts';
import { carryVersions } from './carry-versions.ts';
import type { SyncNote } from './local-rows.ts';

interface Settings {
  readonly access: SyncAccess;
  readonly tables: Tables;
  readonly homes: readonly CollectionName[];
}

/** Another epoch is another conversation: nothing of the one before is taken for known. */
export const identifierOf = ({ installation, epoch, turn }: SyncNote) => `${installation}.${epoch}.${turn}`;

/**
 * What the server says of itself, against what this device remembers. A server that went back in time begins a new
 * conversation, in which everything here is sent again.
 */
export async function changeOf(
  { access, tables, homes }: Settings,
  note: SyncNote,
  state: SyncState,
  highest: number,
): Promise<'other-server' | 'again' | null> {
  if (state.installation !== note.installation) return 'other-server';
  if (state.epoch === note.epoch && state.seq >= highest) return null;
  const seen: Record<string, number> = { ...note.seen };
  for (const home of homes) {
    const carried = await carryVersions(home, access.collections[home], identifierOf(note));
    for (const [key, version] of Object.entries(carried)) seen[key] = Math.max(seen[key] ?? 0, version);
  }
  // Who was in what was said by a server that knew more: nobody is taken for removed by it.
  for (const { id } of await tables.members.list()) await tables.members.remove(id);
  const turn = state.epoch === note.epoch ? note.turn + 1 : 0;
  await tables.syncnotes.put({ ...note, epoch: state.epoch, turn, seq: state.seq, seen });
  return 'again';
}
