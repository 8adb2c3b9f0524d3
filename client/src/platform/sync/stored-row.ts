import { isSyncTable, SYNC_TABLES, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import { type CollectionName, homeOf, ONLY_KIND, PLAIN, type Rows } from '../store/collections.ts';
import { type StoredRow, sortKey } from '../store/row-schema.ts';
import type { KeptRow } from '../store/write-row.ts';
import { taggedBody, type WriteTag } from '../store/write-tag.ts';

/** Rows as JSON has them: what the merge and the wire know of a row. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** Collections that sync, each once. */
export const SYNC_HOMES: readonly CollectionName[] = [...new Set(SYNC_TABLES.map(homeOf))];

export const tablesIn = (home: CollectionName): readonly SyncTable[] =>
  SYNC_TABLES.filter((table) => homeOf(table) === home);

/** The table of a row in a collection; null for a kind that does not sync. */
export function tableOfRow(home: CollectionName, kind: string): SyncTable | null {
  const tables = tablesIn(home);
  if (tables.length > 1) return tables.find((table) => ONLY_KIND[table] === kind) ?? null;
  return isSyncTable(home) ? home : null;
}

/**
 * A row as the database keeps it. @throws when a field that decides the plain fields is missing */
export function storedRow(table: SyncTable, row: PlainRow, tag: WriteTag): KeptRow {
  const plain = PLAIN[table] as (row: Rows[SyncTable]) => ReturnType<(typeof PLAIN)[SyncTable]>;
  const { at, ...fields } = plain(row as unknown as Rows[SyncTable]);
  return { id: String(row.id), ...fields, sort: sortKey(at), body: taggedBody(row, tag), _deleted: false };
}

/** What is kept of a removed row. */
export function removedRow(table: SyncTable, id: string, projectId: string, tag: WriteTag): KeptRow {
  return {
    id,
    kind: ONLY_KIND[table] ?? '',
    projectId: table === 'projects' ? '' : projectId,
    sort: sortKey(null),
    body: taggedBody(null, tag),
    _deleted: true,
  };
}

/** Of a project's own row: its id. */
export function projectOf(table: SyncTable, { id, projectId }: Pick<StoredRow, 'id' | 'projectId'>): string {
  return table === 'projects' ? id : projectId;
}
