import { setImmediate as breathe } from 'node:timers/promises';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { Release } from '@arbetsytan/shared/mask/mask-types';
import { gateRow } from '@arbetsytan/shared/sync/gate-row';
import type { GatedTable } from '@arbetsytan/shared/sync/gated-rows';
import { laneOf, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { PushedRow, Rejection } from '@arbetsytan/shared/sync/protocol';
import { rankOfRow } from './rank.ts';
import type { CheckedRow } from './rows.store.ts';

export interface CheckedRows {
  readonly rows: readonly CheckedRow[];
  readonly rejected: Readonly<Record<string, Rejection>>;
}

/** The body of a sealed row: base64 and nothing else. */
const SEALED = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * What may be stored of a push. Gated rows are read, gated and masked again; sealed ones cannot be read and only have to look
 * sealed. Between two rows other requests get their turn.
 * @param levelOf a project's level as the server has it
 */
export async function checkRows(
  table: SyncTable,
  rows: readonly PushedRow[],
  levelOf: (project: string) => Promise<MaskLevel | null>,
): Promise<CheckedRows> {
  const passed: CheckedRow[] = [];
  const rejected: Record<string, Rejection> = {};
  for (const pushed of rows) {
    const { row, releases = [] } = pushed;
    await breathe();
    if (row.deleted) {
      if (row.body === '') passed.push({ ...pushed, level: -1, revision: 0 });
      else rejected[row.id] = { code: 'row-unreadable', reasons: [] };
      continue;
    }
    if (laneOf(table) !== 'gated') {
      if (SEALED.test(row.body)) passed.push({ ...pushed, level: -1, revision: 0 });
      else rejected[row.id] = { code: 'row-unreadable', reasons: [] };
      continue;
    }
    const gated = gateRow({
      table: table as GatedTable,
      id: row.id,
      projectId: row.projectId,
      body: row.body,
      releases: releases as readonly Release[],
      projectLevel: table === 'projects' ? null : await levelOf(row.projectId),
    });
    if (!gated.ok) rejected[row.id] = gated.rejection;
    else passed.push({ ...pushed, ...rankOfRow(gated.row) });
  }
  return { rows: passed, rejected };
}
