import { connect } from 'node:net';
import { createApp } from '../src/app.ts';
import { parseConfig } from '../src/config.ts';
import { migrate, openDb } from '../src/platform/db/db.ts';
import { createLog } from '../src/platform/log/log.ts';
import { createPublicFetch } from '../src/platform/outbound/public-fetch.ts';
import { createBasicAuth } from '../src/rooms/auth/basic.ts';

export const DATA_KEY = Buffer.alloc(32, 7);

/** One round of the real server's poller on a data folder. Every socket goes to `feedPort` on loopback. */
export async function pollOnce(dataDir: string, feedPort: number): Promise<void> {
  const { config } = parseConfig({ ARBETSYTAN_DATA_DIR: dataDir, ARBETSYTAN_SCOUT_FETCH: '1' });
  const db = openDb(dataDir);
  await migrate(db);
  const { provider } = await createBasicAuth(db, config, 'k'.repeat(43));
  const { poller } = await createApp({
    config,
    db,
    auth: provider,
    key: DATA_KEY,
    log: createLog('error', { write: () => {} }),
    clock: Date.now,
    fetch: createPublicFetch({
      resolve: async () => [{ address: '93.184.215.14', family: 4 }],
      connect: (_options, callback) => {
        const socket = connect(feedPort, '127.0.0.1');
        socket.once('connect', () => callback(null, socket));
        socket.once('error', (error) => callback(error, null));
      },
    }),
    clientFolder: dataDir,
    version: 'test',
  });
  await poller?.round(true);
  await db.destroy();
}
