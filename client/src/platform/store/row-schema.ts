import type { RxJsonSchema } from 'rxdb/plugins/core';

/** A row as the database knows it: everything a person wrote is in `body`, sealed. */
export interface StoredRow {
  readonly id: string;
  readonly kind: string;
  /** Empty for rows that belong to no project. */
  readonly projectId: string;
  /** Inverted time, so that the newest comes first in ascending order (descending scans everything). */
  readonly sort: string;
  /** JSON of the row; ciphertext at rest. */
  readonly body: string;
}

/** Stands in for a body that does not open. It is no JSON, so it can't be mistaken for one. */
export const DAMAGED = '\u0000damaged';

export const ROW_SCHEMA: RxJsonSchema<StoredRow> = {
  title: 'row',
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 80 },
    kind: { type: 'string', maxLength: 40 },
    projectId: { type: 'string', maxLength: 80 },
    sort: { type: 'string', maxLength: 15 },
    body: { type: 'string' },
  },
  required: ['id', 'kind', 'projectId', 'sort', 'body'],
  encrypted: ['body'],
  indexes: [['projectId', 'sort'], ['sort']],
};

const LATEST = 10 ** 15 - 1;

/** @param instant ISO instant, or null for rows without one (they come last) */
export function sortKey(instant: string | null): string {
  const time = instant === null ? 0 : Date.parse(instant);
  const known = Number.isFinite(time) && time > 0 ? Math.floor(time) : 0;
  return String(LATEST - known).padStart(15, '0');
}
