import { AppError } from '@arbetsytan/shared/errors/app-error';
import { isSyncTable, type SyncTable } from '@arbetsytan/shared/sync/lanes';
import { type CollectionName, homeOf } from '../store/collections.ts';
import type { SyncAccess } from '../store/database.ts';
import { writeRow } from '../store/write-row.ts';
import { nextTag, rowIn, taggedBody, tagOf } from '../store/write-tag.ts';
import { type RowKey, rowKey } from './lifeboat.ts';
import type { SyncNote } from './local-rows.ts';
import { createSyncParts, type PartsSettings } from './open-parts.ts';
import { createPatience } from './patience.ts';
import { pause } from './pause.ts';
import { type HomeSync, replicateHome } from './replicate-home.ts';
import { resolveRows } from './resolve-rows.ts';
import { changeOf, identifierOf } from './server-change.ts';
import { removedRow, SYNC_HOMES, tableOfRow } from './stored-row.ts';
import { keepMembers } from './sync-members.ts';
import type { SyncFacts } from './sync-status.ts';
import { createWaitingRows } from './waiting-rows.ts';

export interface EngineSettings extends PartsSettings {
  readonly access: SyncAccess;
  readonly onFacts: (facts: Partial<SyncFacts>) => void;
  /** Rows that wait, at each change of them. */
  readonly onWaiting: (waiting: ReadonlyMap<RowKey, string>) => void;
  /** When the server answers after a silence. @throws AppError vault-other when its vault is not this device's */
  readonly contact?: (() => Promise<void>) | undefined;
  /** Keys of projects may have come: the members changed. */
  readonly onMembers?: (() => Promise<void>) | undefined;
  /** For tests. */
  readonly homes?: readonly CollectionName[];
  readonly retryMs?: number;
  readonly auditMs?: number;
}

/** Why an engine stopped by itself. */
export type EngineEnd = 'off' | 'too-old' | 'other-server' | 'other-vault' | 'again';

export interface Engine {
  /** Settles when the engine has stopped by itself; `again`: another one is to be started. */
  readonly ended: Promise<EngineEnd>;
  now(): Promise<void>;
  /** The network went away: nothing is known of the server until it has answered again. */
  lost(): void;
  discardHeld(table: SyncTable, id: string): Promise<void>;
  /** A project's key came. */
  keysChanged(): void;
  close(): Promise<void>;
}

const AUDIT_MS = 600_000;
const RETRY_MS = 10_000;
const MOST_BACKOFF_MS = 60_000;

/**
 * Syncs one account's database with the server that `note` names. Works without a network: what it needs is already here, and
 * no row goes either way before the server has said that it still is the one that is meant.
 */
export async function startEngine(settings: EngineSettings, note: SyncNote): Promise<Engine> {
  const { access, tables, server, onFacts, homes = SYNC_HOMES, retryMs = RETRY_MS } = settings;
  const stop = new AbortController();
  let end: (why: EngineEnd) => void = () => {};
  const ended = new Promise<EngineEnd>((resolve) => {
    end = (why) => {
      stop.abort();
      resolve(why);
    };
  });
  const waiting = createWaitingRows(() => settings.onWaiting(waiting.rows));
  const patience = createPatience(() => void audit().catch(() => {}), retryMs);
  const afresh = new Set<SyncTable>(['maskprojects']);
  const busy = new Set<CollectionName>();
  const mended = new Set<RowKey>();
  let shared = false;
  let highest = note.seq;
  let reached = false;
  let reaching: Promise<void> | null = null;
  let refusal: { readonly at: number; readonly thrown: unknown } | null = null;

  /** Before the first row after a start or a silence: is it the same server, and the same time of its life? */
  function reach(): Promise<void> {
    if (reached) return Promise.resolve();
    // Every collection tries again by itself: the server is asked once for all of them.
    if (refusal && performance.now() - refusal.at < retryMs / 2) return Promise.reject(refusal.thrown);
    reaching ??= server
      .state()
      .then(async (state) => {
        const changed = await changeOf({ access, tables, homes }, note, state, highest);
        if (changed) {
          end(changed);
          throw new AppError('cancelled');
        }
        await settings.contact?.();
        highest = state.seq;
        reached = true;
        refusal = null;
        onFacts({ reached: true, signedOut: false });
      })
      .catch((thrown: unknown) => {
        refusal = { at: performance.now(), thrown };
        throw thrown;
      })
      .finally(() => {
        reaching = null;
      });
    return reaching;
  }

  async function talk<T>(work: () => Promise<T>): Promise<T> {
    try {
      await reach();
      return await work();
    } catch (thrown) {
      failed(thrown);
      throw thrown;
    }
  }

  function failed(thrown: unknown): void {
    const code = thrown instanceof AppError ? thrown.code : null;
    if (code === 'cancelled') return;
    reached = false;
    onFacts({ reached: false, signedOut: code === 'not-signed-in' });
    if (code === 'sync-off' || code === 'forbidden') end('off');
    else if (code === 'client-too-old') end('too-old');
    else if (code === 'vault-other') end('other-vault');
  }

  const lifeboat = createSyncParts(settings, {
    seen: note.seen,
    onAccepted: (key, stamp) => {
      waiting.accept(key, stamp);
      patience.reset();
    },
    onRefused: waiting.drop,
    onDamaged: (table, id) => void writeAgain(table, id),
    onNoKey: (table) => void afresh.add(table),
  });
  await lifeboat.ready;

  access.setResolve(async ({ assumedMasterState, newDocumentState, realMasterState }, home) => {
    const table = tableOfRow(home, realMasterState.kind);
    if (!table) return realMasterState;
    const versions = { base: assumedMasterState ?? null, ours: newDocumentState, theirs: realMasterState };
    return resolveRows(table, versions, lifeboat.parts);
  });

  const running = new Map<CollectionName, HomeSync>();
  for (const home of homes)
    running.set(
      home,
      await replicateHome({
        home,
        collection: access.collections[home],
        identifier: identifierOf(note),
        afresh,
        parts: lifeboat.parts,
        retryTime: retryMs,
        isHeld: lifeboat.isHeld,
        talk,
        onWrite: (key, stamp) => {
          // What is only written again as it stands is nothing new.
          if (waiting.rows.get(key) !== stamp) patience.reset();
          waiting.add(key, stamp);
        },
        onBusy: (active) => {
          if (active) busy.add(home);
          else busy.delete(home);
          onFacts({ busy: busy.size > 0 });
          patience.watch(reached && busy.size === 0 && waiting.rows.size > 0);
        },
      }),
    );

  const pullAll = () => {
    for (const home of running.values()) home.pullAgain();
  };

  async function audit(): Promise<void> {
    await waiting.recount(async () => {
      const found = new Map<RowKey, string>();
      for (const home of running.values()) {
        if (stop.signal.aborted) throw new AppError('cancelled');
        for (const [key, stamp] of await home.audit()) found.set(key, stamp);
      }
      return found;
    });
    onFacts({ audited: true });
    if (highest !== note.seq) await tables.syncnotes.put({ ...note, seq: highest });
  }

  /** Keys are shared when somebody is new, not at every word of it: sharing is itself told to everybody. */
  async function members(): Promise<void> {
    const list = await talk(() => server.members());
    const changed = await keepMembers(tables, settings.account, list, takeAway);
    afresh.add('maskprojects');
    if (changed || !shared) await settings.onMembers?.();
    shared = true;
    if (changed) pullAll();
    else running.get('maskprojects')?.pullAgain();
    const mine = list.filter(({ accountId }) => accountId === settings.account).map(({ projectId }) => projectId);
    const retried = await lifeboat.retry(new Set(mine));
    // What waited for a key may go now.
    if (changed || retried) await audit();
  }

  /** The row's number stays: the server's own tombstone has it too, and a later grant brings the same row again. */
  async function takeAway(table: SyncTable, id: string): Promise<void> {
    const home = homeOf(table);
    const known = await running.get(home)?.assumed(id);
    await writeRow(access.collections[home], id, (current) => {
      const tag = tagOf(known?.body ?? '') ?? tagOf(current?.body ?? '');
      return current && !current._deleted && tag ? removedRow(table, id, current.projectId, tag) : null;
    });
  }

  /** After an old row came back from the server: ours is sent as a new write, once, or a server could keep us at it. */
  async function writeAgain(table: SyncTable, id: string): Promise<void> {
    if (mended.has(rowKey(table, id))) return;
    mended.add(rowKey(table, id));
    await writeRow(access.collections[homeOf(table)], id, (current) =>
      current?.body.startsWith('{')
        ? { ...current, body: taggedBody(current._deleted ? null : rowIn(current.body), nextTag(current.body)) }
        : null,
    );
  }

  async function follow(): Promise<void> {
    for (let tries = 0; !stop.signal.aborted; tries += 1) {
      try {
        await talk(() =>
          server.follow(
            () => {
              tries = 0;
              pullAll();
              void members().catch(() => {});
            },
            onTables,
            stop.signal,
          ),
        );
      } catch {
        // Told of by `talk`.
      }
      // The line broke: the server may have been put back from a backup meanwhile.
      reached = false;
      const backoff = Math.min(MOST_BACKOFF_MS, (retryMs / 4) * 2 ** Math.min(tries, 8));
      await pause(backoff * (0.5 + Math.random() / 2), stop.signal);
    }
  }

  function onTables(names: readonly string[]): void {
    if (names.length === 0) pullAll();
    // A project of one's own that has just come to be on the server is a membership too.
    if (names.includes('members') || names.includes('projects')) void members().catch(() => {});
    const changed = names.filter(isSyncTable).map(homeOf);
    for (const home of new Set(changed)) running.get(home)?.pullAgain();
  }

  const following = follow();
  const timer = setInterval(() => void audit().catch(() => {}), settings.auditMs ?? AUDIT_MS);
  void audit().catch(() => {});

  return {
    ended,
    now: async () => {
      refusal = null;
      pullAll();
      await audit();
    },
    lost: () => {
      reached = false;
      onFacts({ reached: false });
    },
    discardHeld: async (table, id) => {
      const home = homeOf(table);
      const known = (await running.get(home)?.assumed(id)) ?? null;
      await lifeboat.release(rowKey(table, id));
      if (known) await writeRow(access.collections[home], id, () => ({ ...known, _deleted: false }));
      else await tables[table].remove(id);
    },
    keysChanged: () => {
      afresh.add('maskprojects');
      running.get('maskprojects')?.pullAgain();
      void audit().catch(() => {});
    },
    close: async () => {
      end('again');
      clearInterval(timer);
      patience.close();
      access.setResolve(null);
      lifeboat.close();
      for (const home of running.values()) await home.close();
      await following;
    },
  };
}
