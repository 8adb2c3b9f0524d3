import { isMaskLevel, levelRank } from '@arbetsytan/shared/mask/levels';

/** How much a masked text hides: its level and the project's revision. */
export function rankOfRow(row: Readonly<Record<string, unknown>>): {
  readonly level: number;
  readonly revision: number;
} {
  return {
    level: isMaskLevel(row.level) ? levelRank(row.level) : -1,
    revision: typeof row.revision === 'number' ? row.revision : 0,
  };
}
