#!/usr/bin/env node
// The main job: install and build what is missing or stale, then run the whole product on one address.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled } from './setup/ensure.mjs';
import { ROOT } from './setup/paths.mjs';

await ensureInstalled();
await ensureBuilt();

const server = spawn(process.execPath, [join(ROOT, 'sync-server/dist/main.js'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
