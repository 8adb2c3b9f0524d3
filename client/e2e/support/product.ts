import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PASSWORDS = {
  redaktor: 'prov-redaktor-lang-fras',
  kollega: 'prov-kollega-lang-fras',
  admin: 'prov-admin-lang-fras',
};

/** The real server process with its own data folder. It can be killed and started again on the same port. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  /** Everything the process wrote. */
  output(): string;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  dispose(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export async function createProduct(env: Record<string, string> = {}): Promise<Product> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'arbetsytan-e2e-'));
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let output = '';

  async function start() {
    child = spawn(process.execPath, ['sync-server/dist/main.js'], {
      env: {
        PATH: process.env.PATH,
        ARBETSYTAN_PORT: String(port),
        ARBETSYTAN_DATA_DIR: dataDir,
        ARBETSYTAN_DEMO_EDITOR_PASSWORD: PASSWORDS.redaktor,
        ARBETSYTAN_DEMO_COLLEAGUE_PASSWORD: PASSWORDS.kollega,
        ARBETSYTAN_DEMO_ADMIN_PASSWORD: PASSWORDS.admin,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`the server stopped at start:\n${output}`);
      const healthy = await fetch(`${url}/api/health`).then(
        (reply) => reply.ok,
        () => false,
      );
      if (healthy) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server did not start in 30 s:\n${output}`);
  }

  async function stop(signal: NodeJS.Signals = 'SIGTERM') {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  return {
    url,
    dataDir,
    output: () => output,
    start,
    stop,
    dispose: async () => {
      await stop('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
