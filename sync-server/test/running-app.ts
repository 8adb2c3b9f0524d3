import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { type Environment, parseConfig } from '../src/config.ts';
import { type Db, migrate, openDb } from '../src/platform/db/db.ts';
import { listen } from '../src/platform/http/listen.ts';
import { createLog } from '../src/platform/log/log.ts';
import type { PublicFetch } from '../src/platform/outbound/public-fetch.ts';
import type { SpeechEngine } from '../src/platform/speech/engine.port.ts';
import { createBasicAuth } from '../src/rooms/auth/basic.ts';
import type { Poller } from '../src/rooms/scout/poller.ts';

export const PASSWORDS = {
  redaktor: 'prov-redaktor-lang-fras',
  kollega: 'prov-kollega-lang-fras',
  admin: 'prov-admin-lang-fras',
};

const passwordOf = (username: string) => PASSWORDS[username as keyof typeof PASSWORDS] ?? `prov-${username}-lang-fras`;

/** The real app on a real database in a folder of its own, listening on loopback. */
export interface RunningApp {
  readonly url: string;
  readonly dataDir: string;
  readonly db: Db;
  readonly poller: Poller | null;
  /** Every log line so far. */
  readonly logLines: readonly string[];
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  signIn(username: string): Promise<string>;
  /** Ends the app and starts it again on the same folder, at another address. @param between with nothing of it open */
  restart(between?: () => void): Promise<void>;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly cookie?: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const noNetwork: PublicFetch = async () => {
  throw new Error('this test fetches nothing');
};

export async function runApp(
  environment: Environment = {},
  fetchPublic: PublicFetch = noNetwork,
  speechEngine?: SpeechEngine,
  moreEditors: readonly string[] = [],
): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'arbetsytan-app-'));
  const { config } = parseConfig({
    ARBETSYTAN_DATA_DIR: dataDir,
    ARBETSYTAN_DEMO_EDITOR_PASSWORD: PASSWORDS.redaktor,
    ARBETSYTAN_DEMO_COLLEAGUE_PASSWORD: PASSWORDS.kollega,
    ARBETSYTAN_DEMO_ADMIN_PASSWORD: PASSWORDS.admin,
    ...environment,
  });
  const logLines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void logLines.push(line) });
  async function start() {
    const db = openDb(dataDir);
    await migrate(db);
    const { provider, add } = await createBasicAuth(db, config, 'k'.repeat(43));
    const { handler, poller, modelFetcher, jobs } = await createApp({
      config,
      db,
      log,
      auth: provider,
      key: Buffer.alloc(32, 7),
      clock: Date.now,
      fetch: fetchPublic,
      clientFolder: join(dataDir, 'no-client'),
      version: 'test',
      ...(speechEngine ? { speechEngine } : {}),
    });
    await jobs.start();
    const { port, close } = await listen(handler, '127.0.0.1', 0);
    return {
      db,
      poller,
      add,
      url: `http://127.0.0.1:${port}`,
      stop: async () => {
        await close();
        await poller?.stop();
        await modelFetcher.close();
        await jobs.stop();
        await db.destroy();
      },
    };
  }
  let running = await start();
  for (const username of moreEditors)
    await running.add({ username, name: username, role: 'editor', password: passwordOf(username) });

  const call: RunningApp['call'] = (method, path, { cookie, body, raw, headers = {} } = {}) =>
    fetch(`${running.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body !== undefined || raw !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(raw !== undefined ? { body: raw } : body !== undefined ? { body: JSON.stringify(body) } : {}),
    });

  return {
    get url() {
      return running.url;
    },
    get db() {
      return running.db;
    },
    get poller() {
      return running.poller;
    },
    dataDir,
    logLines,
    call,
    signIn: async (username) => {
      const reply = await call('POST', '/api/auth/sign-in', { body: { username, password: passwordOf(username) } });
      if (!reply.ok) throw new Error(`sign-in answered ${reply.status}: ${logLines.join('')}`);
      return reply.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; ');
    },
    restart: async (between) => {
      await running.stop();
      between?.();
      running = await start();
    },
    close: async () => {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
