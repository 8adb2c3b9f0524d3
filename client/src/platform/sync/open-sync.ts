import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { SyncTable } from '@arbetsytan/shared/sync/lanes';
import type { Tables } from '../store/database.ts';
import type { Engine, EngineEnd, EngineSettings } from './engine.ts';
import { type RowKey, rowKey } from './lifeboat.ts';
import type { LifeboatRow, SyncNote } from './local-rows.ts';
import { pause } from './pause.ts';
import type { ItemState, SyncPort, SyncStatus } from './sync.port.ts';
import { isSaved, NO_FACTS, SYNC_OFF, type SyncFacts, statusOf } from './sync-status.ts';

type Passed = 'onFacts' | 'onWaiting';
export interface SyncSettings extends Omit<EngineSettings, Passed> {
  /** Held by the one tab that syncs (`platform/locks`). */
  readonly underLock: (name: string, work: () => Promise<void>, signal: AbortSignal) => Promise<void>;
  /** Between the tabs of one account. */
  readonly openChannel: (name: string) => SyncChannel;
}

/** What is used of a BroadcastChannel. */
export interface SyncChannel {
  postMessage(message: SyncMessage): void;
  addEventListener(type: 'message', on: (event: MessageEvent<SyncMessage>) => void): void;
  close(): void;
}

/** Between tabs: ids and numbers, no content. */
export type SyncMessage =
  | { readonly kind: 'hello' | 'now' | 'keys' }
  | { readonly kind: 'discard'; readonly entryId: string }
  | { readonly kind: 'status'; readonly status: SyncStatus; readonly waiting: readonly RowKey[] };

export interface Sync extends SyncPort {
  /** A project's key came. */
  keysChanged(): void;
  close(): Promise<void>;
}

/** Rows that other tabs are told of by name; beyond them only the number. */
const MOST_NAMED = 2_000;
/** Milliseconds in which changes of the status become one. */
const QUIET_MS = 100;
const FIRST_RETRY_MS = 30_000;

/** Syncs this account in one tab, and tells every tab how it stands. */
export function openSync(settings: SyncSettings): Sync {
  const { account, access, tables, server } = settings;
  const name = `arbetsytan-sync:${account}`;
  const channel = settings.openChannel(name);
  const stop = new AbortController();
  const listeners = new Set<() => void>();
  let facts: SyncFacts = NO_FACTS;
  let status = SYNC_OFF;
  let waiting: ReadonlySet<RowKey> = new Set();
  let lifeboat: ReadonlyMap<RowKey, ItemState> = new Map();
  let engine: Engine | null = null;
  let leads = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const notify = () => {
    for (const on of listeners) on();
  };
  const tell = () => {
    timer ??= setTimeout(() => {
      timer = null;
      if (leads) {
        if (isSaved(facts)) facts = { ...facts, savedAt: settings.now() };
        status = statusOf(facts);
        channel.postMessage({ kind: 'status', status, waiting: [...waiting].slice(0, MOST_NAMED) });
      }
      notify();
    }, QUIET_MS);
  };
  const onFacts = (change: Partial<SyncFacts>) => {
    facts = { ...facts, ...change };
    tell();
  };
  const onWaiting: EngineSettings['onWaiting'] = (rows) => {
    waiting = new Set(rows.keys());
    onFacts({ waiting: waiting.size });
  };

  channel.addEventListener('message', ({ data }) => {
    if (data.kind === 'status' && !leads) {
      status = data.status;
      waiting = new Set(data.waiting);
      notify();
    } else if (leads && data.kind === 'hello') tell();
    else if (leads && data.kind === 'now') void engine?.now().catch(() => {});
    else if (leads && data.kind === 'keys') engine?.keysChanged();
    else if (leads && data.kind === 'discard') void discard(data.entryId).catch(() => {});
  });
  channel.postMessage({ kind: 'hello' });

  const unwatch = tables.lifeboat.watch(null, (rows) => {
    lifeboat = new Map(rows.flatMap((row) => itemIn(row)));
    onFacts({
      conflicts: rows.filter(({ kind }) => kind === 'conflict').length,
      refused: rows.filter(({ kind }) => kind === 'held' || kind === 'unread').length,
    });
  });

  async function lead(): Promise<void> {
    leads = true;
    for (;;) {
      const note = (await tables.syncnotes.get('server')) ?? (await meet());
      if (!note || stop.signal.aborted) return;
      onFacts({ known: true, audited: false, busy: false });
      // Much code, and none of it is needed for the first screen.
      const { startEngine } = await import('./engine.ts');
      engine = await startEngine({ ...settings, onFacts, onWaiting }, note);
      const why = await Promise.race([engine.ended, aborted(stop.signal)]);
      await engine.close();
      engine = null;
      if (why === 'closed') return;
      if (why !== 'again') return onFacts({ end: why });
    }
  }

  /** The first time that this device hears of a server that syncs. Until then nothing is said, and nothing is kept for it. */
  async function meet(): Promise<SyncNote | null> {
    while (!stop.signal.aborted) {
      try {
        const { installation, epoch, seq: _later } = await server.state();
        const note: SyncNote = { id: 'server', installation, epoch, turn: 0, seq: 0, seen: {} };
        await tables.syncnotes.put(note);
        return note;
      } catch (thrown) {
        const why = endOf(thrown);
        if (why === 'off') await access.setKeepsRemoved(false);
        if (why) {
          onFacts({ end: why });
          return null;
        }
      }
      await pause(settings.retryMs ?? FIRST_RETRY_MS, stop.signal);
    }
    return null;
  }

  async function discard(entryId: string): Promise<void> {
    const entry = await tables.lifeboat.get(entryId);
    if (entry?.kind === 'held') await engine?.discardHeld(entry.table, entry.rowId);
    await tables.lifeboat.remove(entryId);
  }

  const online = () => void engine?.now().catch(() => {});
  const offline = () => engine?.lost();
  globalThis.addEventListener?.('online', online);
  globalThis.addEventListener?.('offline', offline);
  const led = settings.underLock(name, lead, stop.signal).catch(() => {});
  return {
    state: () => status,
    subscribe: (on) => {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    now: async () => {
      if (leads) await engine?.now();
      else channel.postMessage({ kind: 'now' });
    },
    item: (table, id) => {
      const key = rowKey(table, id);
      return lifeboat.get(key) ?? (waiting.has(key) ? 'waiting' : 'saved');
    },
    lifeboat: tables.lifeboat,
    members: tables.members,
    putBack: async (entryId) => {
      const entry = await tables.lifeboat.get(entryId);
      if (!entry) return;
      await writeBack(tables, entry, settings.now());
      // What was refused is settled by the server's answer.
      if (entry.kind !== 'held') await tables.lifeboat.remove(entryId);
    },
    discard: async (entryId) => {
      if (leads) await discard(entryId);
      else channel.postMessage({ kind: 'discard', entryId });
    },
    keysChanged: () => {
      if (leads) engine?.keysChanged();
      else channel.postMessage({ kind: 'keys' });
    },
    close: async () => {
      stop.abort();
      globalThis.removeEventListener?.('online', online);
      globalThis.removeEventListener?.('offline', offline);
      unwatch();
      if (timer) clearTimeout(timer);
      await led;
      channel.close();
    },
  };
}

/** A refusal is tried again as the row stands now; a version that was beaten becomes the next one. */
async function writeBack(tables: Tables, { kind, table, rowId, row }: LifeboatRow, now: string): Promise<void> {
  const of = tables[table] as Pick<Tables[SyncTable], 'get'> & { put(row: object): Promise<void> };
  const current = kind === 'held' ? await of.get(rowId) : null;
  const version = current ?? row;
  if (version) await of.put({ ...version, ...('updatedAt' in version ? { updatedAt: now } : {}) });
}

function itemIn({ kind, table, rowId }: LifeboatRow): readonly (readonly [RowKey, ItemState])[] {
  if (kind === 'beaten') return [];
  return [[rowKey(table, rowId), kind === 'conflict' ? 'conflict' : 'held']];
}

function endOf(thrown: unknown): Exclude<EngineEnd, 'again'> | null {
  const code = thrown instanceof AppError ? thrown.code : null;
  if (code === 'sync-off' || code === 'forbidden') return 'off';
  return code === 'client-too-old' ? 'too-old' : null;
}

function aborted(signal: AbortSignal): Promise<'closed'> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('closed');
    signal.addEventListener('abort', () => resolve('closed'));
  });
}
