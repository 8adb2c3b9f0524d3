import { laneOf, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import { PUSH_ROWS, type WireRow } from '@arbetsytan/shared/sync/protocol';
import type { Tables } from '../store/database.ts';
import { type RowKey, rowKey, unreadEntry } from './lifeboat.ts';
import type { LifeboatRow, SyncNote } from './local-rows.ts';
import type { SyncKeys } from './sync-keys.port.ts';
import type { SyncParts, WireReleases } from './sync-parts.ts';
import type { SyncServer } from './sync-server.port.ts';

export interface PartsSettings extends Pick<SyncParts, 'now' | 'remask'> {
  readonly account: string;
  readonly tables: Tables;
  readonly keys: SyncKeys;
  readonly server: SyncServer;
}

export interface PartsEvents {
  readonly seen: SyncNote['seen'];
  onAccepted(key: RowKey, stamp: string): void;
  onRefused(key: RowKey): void;
  onDamaged(table: SyncTable, id: string): void;
  onNoKey(table: SyncTable): void;
}

/** What the steps of sync share, on this account's own tables. */
export interface OpenParts {
  readonly parts: SyncParts;
  /** The lifeboat has been read: what is held is known. */
  readonly ready: Promise<void>;
  isHeld(key: RowKey, stamp: string): boolean;
  /** It is held no longer. */
  release(key: RowKey): Promise<void>;
  /** What was refused while the account had no access to these projects may be tried again. @returns whether there was any */
  retry(projects: ReadonlySet<string>): Promise<boolean>;
  close(): void;
}

export function createSyncParts(settings: PartsSettings, events: PartsEvents): OpenParts {
  const { account, keys, server, tables, now, remask } = settings;
  const held = new Map<RowKey, Pick<LifeboatRow, 'id' | 'stamp' | 'code' | 'projectId'>>();
  let close = () => {};
  const ready = new Promise<void>((resolve) => {
    close = tables.lifeboat.watch(null, (rows) => {
      held.clear();
      for (const row of rows) if (row.kind === 'held') held.set(rowKey(row.table, row.rowId), row);
      resolve();
    });
  });
  const release = async (key: RowKey) => {
    const entry = held.get(key);
    held.delete(key);
    if (entry) await tables.lifeboat.remove(entry.id);
  };
  const parts: SyncParts = {
    sealing: { account, keys },
    server,
    now,
    remask,
    keep: async (entry) => {
      if (entry.kind === 'held') held.set(rowKey(entry.table, entry.rowId), entry);
      await tables.lifeboat.put(entry);
    },
    accepted: async (table, id, stamp) => {
      const key = rowKey(table, id);
      events.onAccepted(key, stamp);
      await release(key);
    },
    refused: (key) => events.onRefused(key),
    unread: async (table, { id, projectId }, why) => {
      if (why === 'no-key') return events.onNoKey(table);
      await tables.lifeboat.put(unreadEntry({ table, at: now() }, id, projectId));
      events.onDamaged(table, id);
    },
    seenBefore: (key) => events.seen[key] ?? 0,
    releasesFor: async (table, row) => (laneOf(table) === 'gated' ? releasesIn(row) : []),
  };

  /** Rows with a list of their own carry it in themselves (`documents/masked-content.ts`). */
  async function releasesIn({ projectId, body }: WireRow): Promise<WireReleases> {
    const numbers = await tables.maskprojects.get(projectId).catch(() => null);
    const releases = numbers?.project.releases ?? [];
    return releases
      .filter(({ form, reason }) => form !== '' && reason !== '' && body.includes(JSON.stringify(form).slice(1, -1)))
      .slice(0, PUSH_ROWS)
      .map(({ kind, type, form, reason }) => ({ kind, type, form, reason }));
  }

  return {
    parts,
    ready,
    isHeld: (key, stamp) => held.get(key)?.stamp === stamp,
    release,
    retry: async (projects) => {
      const again = [...held].filter(([, { code, projectId }]) => code === 'no-access' && projects.has(projectId));
      for (const [key] of again) await release(key);
      return again.length > 0;
    },
    close: () => close(),
  };
}
