import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { FieldConflict } from '@arbetsytan/shared/sync/merge';
import type { Rejection } from '@arbetsytan/shared/sync/protocol';
import type { KeptRow } from '../store/write-row.ts';
import { rowIn, tagOf } from '../store/write-tag.ts';
import type { LifeboatRow } from './local-rows.ts';
import { type PlainRow, projectOf } from './stored-row.ts';

/** One row, whatever table it is in. */
export type RowKey = `${SyncTable}/${string}`;
export const rowKey = (table: SyncTable, id: string): RowKey => `${table}/${id}`;

const EMPTY = { code: null, reasons: [], row: null, field: null, ours: null, theirs: null } as const;

interface About {
  readonly table: SyncTable;
  readonly at: string;
}

/** The server refused it: one entry a row, about its latest version. */
export function heldEntry({ table, at }: About, row: KeptRow, { code, reasons }: Rejection): LifeboatRow {
  return {
    ...EMPTY,
    ...whose(table, row),
    id: heldId(table, row.id),
    kind: 'held',
    at,
    code,
    reasons,
    row: plain(row),
  };
}
export const heldId = (table: SyncTable, id: string) => `held.${table}.${id}`;

/** Another version took its place. The same version twice is one entry. */
export function beatenEntry({ table, at }: About, row: KeptRow, version: PlainRow): LifeboatRow {
  const about = whose(table, row);
  return { ...EMPTY, ...about, id: `beaten.${table}.${row.id}.${about.stamp}`, kind: 'beaten', at, row: version };
}

/** Both changed the same words. */
export function conflictEntry(
  { table, at }: About,
  theirs: KeptRow,
  conflict: FieldConflict,
  place: number,
): LifeboatRow {
  const about = whose(table, theirs);
  return {
    ...EMPTY,
    ...about,
    id: `conflict.${table}.${theirs.id}.${about.stamp.slice(0, 8)}.${place}`,
    kind: 'conflict',
    at,
    ...conflict,
  };
}

/** What the server sent could not be read, or was older than what it has had: it was not applied. */
export function unreadEntry({ table, at }: About, id: string, projectId: string): LifeboatRow {
  return {
    ...EMPTY,
    id: `unread.${table}.${id}`,
    kind: 'unread',
    table,
    rowId: id,
    projectId,
    at,
    code: 'vault-damaged',
    stamp: '',
  };
}

function whose(table: SyncTable, row: KeptRow) {
  return { table, rowId: row.id, projectId: projectOf(table, row), stamp: tagOf(row.body)?.stamp ?? '' };
}

function plain(row: KeptRow): PlainRow | null {
  try {
    return rowIn(row.body);
  } catch {
    return null;
  }
}
