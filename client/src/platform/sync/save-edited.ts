import { same } from '@arbetsytan/shared/sync/merge-fields';
import type { Rows } from '../store/collections.ts';
import type { Tables } from '../store/database.ts';
import { newStamp } from '../store/write-tag.ts';
import { beatenEntry, conflictEntry } from './lifeboat.ts';
import { type PlainRow, storedRow } from './stored-row.ts';
import type { SyncParts } from './sync-parts.ts';

/** Tables with a form that may stand open for long. */
export type EditedTable = 'projects' | 'notes' | 'sources' | 'privatenotes' | 'sourcesecrets';

/** Stores a row as a person left the form. `earlier`: the row that the form was opened on; null for a new one. @returns what was stored */
export type SaveEdited = <T extends EditedTable>(table: T, row: Rows[T], earlier: Rows[T] | null) => Promise<Rows[T]>;

export interface SaveParts {
  readonly tables: Pick<Tables, EditedTable | 'lifeboat'>;
  readonly remask: SyncParts['remask'];
  readonly now: () => string;
}

/**
 * A form may have been opened on a version that is no longer the latest: a colleague's words came meanwhile, or another tab's.
 * They are merged as two devices' are, and are never written over.
 */
export function createSaveEdited({ tables, remask, now }: SaveParts): SaveEdited {
  return async (table, row, earlier) => {
    type Of = typeof row;
    const rows = tables[table] as unknown as { get(id: string): Promise<Of | null>; put(row: Of): Promise<void> };
    const current = earlier && (await rows.get(row.id));
    if (!earlier || !current || same(current, earlier)) {
      await rows.put(row);
      return row;
    }
    const [base, ours, theirs] = [earlier, row, current] as unknown as readonly PlainRow[];
    const { mergeRows } = await import('@arbetsytan/shared/sync/merge');
    const merged = mergeRows(table, { base: base ?? null, ours: ours ?? null, theirs: theirs ?? null });
    const next = merged.row && merged.remask ? await remask(table, merged.row) : merged.row;
    const about = { table, at: now() };
    const kept = (version: PlainRow) => storedRow(table, version, { version: 1, stamp: newStamp() });
    if (!next) {
      // The gate refuses the two together: what is stored stays, and what was written is offered.
      if (ours) await tables.lifeboat.put(beatenEntry(about, kept(ours), ours));
      return current;
    }
    const other = kept(theirs ?? next);
    for (const [i, conflict] of merged.conflicts.entries())
      await tables.lifeboat.put(conflictEntry(about, other, conflict, i));
    await rows.put(next as unknown as Of);
    return next as unknown as Of;
  };
}
