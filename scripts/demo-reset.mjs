#!/usr/bin/env node
// Throws away the demo's server data, so that the next start is a first start.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled } from './setup/ensure.mjs';
import { ROOT } from './setup/paths.mjs';
import { must } from './setup/run.mjs';

await ensureInstalled();
await ensureBuilt(['shared', 'sync-server']);
await must('the reset', process.execPath, [
  join(ROOT, 'sync-server/dist/cli.js'),
  'reset-demo',
  ...process.argv.slice(2),
]);
