import { laneOf, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import { mergeRows } from '@arbetsytan/shared/sync/merge';
import { same } from '@arbetsytan/shared/sync/merge-fields';
import type { KeptRow } from '../store/write-row.ts';
import { newStamp, rowIn, tagOf, type WriteTag } from '../store/write-tag.ts';
import { beatenEntry, conflictEntry, rowKey } from './lifeboat.ts';
import { type PlainRow, projectOf, removedRow, storedRow } from './stored-row.ts';
import type { SyncParts } from './sync-parts.ts';

export interface Versions {
  /** What ours was made from; null when this device does not know. */
  readonly base: KeptRow | null;
  readonly ours: KeptRow;
  /** What the server has. */
  readonly theirs: KeptRow;
}

type Parts = Pick<SyncParts, 'now' | 'keep' | 'seenBefore' | 'remask'>;

/**
 * One row of two. What is left out or in doubt is in the lifeboat before this answers, so that a crash loses none of it; the
 * entries' ids make the same twice one.
 */
export async function resolveRows(table: SyncTable, versions: Versions, parts: Parts): Promise<KeptRow> {
  const { ours, theirs } = versions;
  const base = versions.base && tagOf(versions.base.body) ? versions.base : null;
  const tag = afterBoth(ours, theirs);
  const about = { table, at: parts.now() };
  const sealed = laneOf(table) !== 'gated';
  const had = base ? versionOf(base) : parts.seenBefore(rowKey(table, ours.id));
  // The server went back: by a backup (no base) its version is one that ours has replaced before; else it plays an old one.
  if (versionOf(theirs) < had && (sealed || !base)) {
    const left = plain(theirs);
    if (!base && sealed && left && !same(left, plain(ours))) await parts.keep(beatenEntry(about, theirs, left));
    return retagged(table, ours, tag);
  }
  const [mine, other] = [plain(ours), plain(theirs)];
  const merged = mergeRows(table, { base: base && plain(base), ours: mine, theirs: other });
  const { beaten } = merged;
  if (beaten) await parts.keep(beatenEntry(about, beaten.side === 'ours' ? ours : theirs, beaten.row));
  if (!merged.row) return theirs._deleted ? theirs : removedRow(table, ours.id, projectOf(table, ours), tag);
  if (same(merged.row, other)) return theirs;
  const row = merged.remask ? await parts.remask(table, merged.row) : merged.row;
  if (!row) {
    if (mine) await parts.keep(beatenEntry(about, ours, mine));
    return theirs;
  }
  for (const [i, conflict] of merged.conflicts.entries()) await parts.keep(conflictEntry(about, theirs, conflict, i));
  return storedRow(table, row, tag);
}

const versionOf = (row: KeptRow): number => tagOf(row.body)?.version ?? 0;
const plain = (row: KeptRow): PlainRow | null => (row._deleted ? null : rowIn(row.body));

function afterBoth(a: KeptRow, b: KeptRow): WriteTag {
  return { version: Math.max(versionOf(a), versionOf(b)) + 1, stamp: newStamp() };
}

function retagged(table: SyncTable, row: KeptRow, tag: WriteTag): KeptRow {
  const content = plain(row);
  return content ? storedRow(table, content, tag) : removedRow(table, row.id, projectOf(table, row), tag);
}
