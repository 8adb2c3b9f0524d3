import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MINUTE } from '@arbetsytan/shared/core/units';
import { createApp } from './app.ts';
import { parseConfig } from './config.ts';
import { migrate, openDb } from './platform/db/db.ts';
import { listen } from './platform/http/listen.ts';
import { createLog, errorFields } from './platform/log/log.ts';
import { createPublicFetch } from './platform/outbound/public-fetch.ts';
import { dataSecret } from './platform/secrets.ts';
import { createBasicAuth } from './rooms/auth/basic.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

async function main(): Promise<void> {
  const { config, unknown } = parseConfig(process.env);
  const log = createLog(config.logLevel);
  if (unknown.length > 0) log.write('warn', 'settings', { settings: unknown });

  const db = openDb(config.dataDir);
  await migrate(db);
  const secret = config.authSecret || dataSecret(config.dataDir, 'auth').toString('base64');
  const { provider, made } = await createBasicAuth(db, config, secret);
  const { version } = JSON.parse(readFileSync(join(HERE, '..', 'package.json'), 'utf8')) as { version: string };
  const { handler, poller, modelFetcher, jobs } = await createApp({
    config,
    db,
    auth: provider,
    key: dataSecret(config.dataDir, 'data'),
    log,
    clock: Date.now,
    fetch: createPublicFetch(),
    clientFolder: join(HERE, '..', '..', 'client', 'dist'),
    version,
  });

  await jobs.start();
  const { port, close } = await listen(handler, config.host, config.port);
  log.write('info', 'start', { port });
  announce(config.publicOrigin || `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`, made);

  const poll = () => void poller?.round(false).catch((error) => log.write('error', 'unexpected', errorFields(error)));
  poll();
  const timer = setInterval(poll, config.pollMinutes * MINUTE);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(timer);
    await Promise.all([close(), poller?.stop(), modelFetcher.close(), jobs.stop()]);
    await db.destroy();
    log.write('info', 'stop');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
}

/** For the person at the terminal. Passwords are printed when they are made, and never again. */
function announce(address: string, made: readonly { username: string; password: string }[]): void {
  const lines = ['', `  Arbetsytan: ${address}`, ''];
  if (made.length > 0) {
    lines.push('  Första starten. Lösenorden visas bara nu:');
    for (const { username, password } of made) lines.push(`    ${username.padEnd(10)} ${password}`);
    lines.push('');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Record<string, string> = {
    EADDRINUSE: 'Porten används redan. Välj en annan med ARBETSYTAN_PORT.',
    EACCES: 'Adressen eller datamappen får inte användas av den här användaren.',
  };
  process.stderr.write(`${known[code] ?? (error instanceof Error ? error.message : 'Servern kunde inte starta.')}\n`);
  process.exit(1);
});
