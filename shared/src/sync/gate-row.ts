import { gateArrival } from '../gate/arrival.ts';
import { atLeast, isMaskLevel, type MaskLevel } from '../mask/levels.ts';
import type { Release } from '../mask/mask-types.ts';
import { titleLevel } from '../projects/project.ts';
import { GATED_ROWS, type GatedTable } from './gated-rows.ts';
import { textsOf } from './gated-texts.ts';
import type { Rejection } from './protocol.ts';

export interface ArrivedRow {
  readonly table: GatedTable;
  readonly id: string;
  readonly projectId: string;
  /** JSON of the row. */
  readonly body: string;
  /** For rows that carry none of their own. */
  readonly releases: readonly Release[];
  /** The project's own level, as the server has it; null while it has no such project. */
  readonly projectLevel: MaskLevel | null;
}

export type GatedRow =
  | { readonly ok: true; readonly row: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly rejection: Rejection };

/** Reasons that are answered: enough to mend a text by. */
const MOST_REASONS = 50;

/**
 * The server's check of a row of the gated lane (PRODUCT.md, promise 1): its form, its level, and gate and mask on every text
 * field, titles and tags included. Fail closed.
 */
export function gateRow({ table, id, projectId, body, releases, projectLevel }: ArrivedRow): GatedRow {
  const row = parsed(table, body);
  const belongs = row && row.id === id && (table === 'projects' ? row.id : row.projectId) === projectId;
  if (!row || !belongs) return { ok: false, rejection: { code: 'row-unreadable', reasons: [] } };
  const own = isMaskLevel(row.level) ? row.level : null;
  const level = own ?? projectLevel ?? 'strict';
  if (table !== 'projects' && own && projectLevel && !atLeast(own, projectLevel))
    return { ok: false, rejection: { code: 'level-too-low', reasons: [] } };
  const allowed = Array.isArray(row.releases) ? (row.releases as readonly Release[]) : releases;
  const reasons: Rejection['reasons'] = [];
  for (const { field, text, as } of textsOf(GATED_ROWS[table], row)) {
    if (text === '') continue;
    const verdict = gateArrival({ text, level: as === 'title' ? titleLevel(level) : level, releases: allowed });
    if (!verdict.ok) reasons.push(...verdict.reasons.map(({ code, start, end }) => ({ field, code, start, end })));
    if (reasons.length >= MOST_REASONS) break;
  }
  if (reasons.length > 0)
    return { ok: false, rejection: { code: 'row-refused', reasons: reasons.slice(0, MOST_REASONS) } };
  return { ok: true, row };
}

function parsed(table: GatedTable, body: string): Readonly<Record<string, unknown>> | null {
  try {
    const { success, data } = GATED_ROWS[table].safeParse(JSON.parse(body));
    return success ? data : null;
  } catch {
    return null;
  }
}
