import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { Masking } from '../desk/desk.port.ts';
import type { Tables } from '../store/database.ts';
import type { PlainRow } from './stored-row.ts';
import type { SyncParts } from './sync-parts.ts';

/**
 * Masks and gates what a merge made of two masked texts, as if somebody had written it (FINDINGS: two harmless halves may tell
 * together what neither told). A transcript's times are bound to places in its text: it is gated as it stands.
 */
export function createRemask(
  masking: Pick<Masking, 'maskForProject' | 'maskTitles' | 'gateTexts'>,
  tables: Pick<Tables, 'projects'>,
): SyncParts['remask'] {
  return async (table, row) => {
    if (table === 'documents' || table === 'notes') return row.transcript ? gated(row) : masked(row);
    if (table !== 'sources') return row;
    const projectId = String(row.projectId);
    const level = (await tables.projects.get(projectId))?.level ?? 'strict';
    const verdict = await masking.maskTitles(projectId, level, [String(row.note)]);
    return verdict.ok ? { ...row, note: verdict.value[0] } : null;
  };

  async function masked(row: PlainRow): Promise<PlainRow | null> {
    const [projectId, level] = [String(row.projectId), row.level as MaskLevel];
    const texts = [String(row.text)];
    const verdict = await masking.maskForProject({ projectId, level, texts, ids: [String(row.id)] });
    return verdict.ok ? { ...row, ...verdict.value[0] } : null;
  }

  async function gated(row: PlainRow): Promise<PlainRow | null> {
    const text = { text: String(row.text), level: row.level as MaskLevel };
    const verdict = await masking.gateTexts(String(row.projectId), [text]);
    return verdict.ok ? row : null;
  }
}
