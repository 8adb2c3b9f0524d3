#!/usr/bin/env node
// Server on its port and the client by Vite on the next, both rebuilt as files change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled } from './setup/ensure.mjs';
import { ROOT } from './setup/paths.mjs';
import { bin } from './setup/run.mjs';

await ensureInstalled();
await ensureBuilt();

const [node, [tsc]] = bin('typescript/bin/tsc');
const [, [vite]] = bin('vite/bin/vite.js');
const children = [
  [node, [tsc, '-b', '--watch', '--preserveWatchOutput', 'shared', 'sync-server']],
  [node, ['--watch', join(ROOT, 'sync-server/dist/main.js')]],
  [node, [vite, 'client']],
].map(([command, args]) => spawn(command, args, { cwd: ROOT, stdio: 'inherit' }));

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of children) child.on('exit', stop);
