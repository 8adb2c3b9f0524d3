import { SYNC_VERSION, syncEventSchema } from '@arbetsytan/shared/sync/protocol';
import { call } from '../api/call.ts';
import { followEvents } from '../api/follow-events.ts';
import type { SyncServer } from './sync-server.port.ts';

/** Milliseconds: 12 MB on a slow line. */
const ROWS_TIMEOUT = 120_000;

/** The server that served this page. */
export function openSyncServer(): SyncServer {
  const version = String(SYNC_VERSION);
  return {
    state: () => call('sync.state', { params: { version } }),
    pull: (table, body) => call('sync.pull', { params: { version, table }, body, timeout: ROWS_TIMEOUT }),
    push: (table, rows) =>
      call('sync.push', { params: { version, table }, body: { rows: [...rows] }, timeout: ROWS_TIMEOUT }),
    members: async () => (await call('members.list')).members,
    follow: (onOpen, onTables, signal) =>
      followEvents('sync.stream', {
        params: { version },
        onOpen,
        onEvent: (data) => onTables(tablesOf(data)),
        signal,
      }),
  };
}

/** What cannot be read says at least that something happened: then everything is asked for. */
export function tablesOf(data: string): readonly string[] {
  try {
    return syncEventSchema.parse(JSON.parse(data)).tables;
  } catch {
    return [];
  }
}
