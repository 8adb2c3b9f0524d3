/**
 * Which lane each table travels in (ARCHITECTURE.md, "two lanes"), by the names of the client's tables. gated: masked rows that
 * the server reads and gates again. private: sealed under a key of the vault, for their owner only. shared: sealed under the
 * project's key, for its members. What is not here stays on the device.
 */
export const SYNC_LANES = {
  projects: 'gated',
  documents: 'gated',
  notes: 'gated',
  sources: 'gated',
  events: 'gated',
  reports: 'gated',
  maskprojects: 'shared',
  originals: 'private',
  privatenotes: 'private',
  sourcesecrets: 'private',
  recordings: 'private',
  transcriptions: 'private',
  glossaries: 'private',
} as const satisfies Record<string, 'gated' | 'shared' | 'private'>;

export type SyncTable = keyof typeof SYNC_LANES;
export type Lane = (typeof SYNC_LANES)[SyncTable];

export const SYNC_TABLES = Object.keys(SYNC_LANES) as readonly SyncTable[];

export function isSyncTable(value: unknown): value is SyncTable {
  return typeof value === 'string' && Object.hasOwn(SYNC_LANES, value);
}

export const laneOf = (table: SyncTable): Lane => SYNC_LANES[table];
