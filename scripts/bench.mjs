#!/usr/bin/env node
// `npm run bench`: figures beside a yardstick of the same run. Never a test: machines are noisy.
import { machine, row, yardstick } from './bench/measure.mjs';
import { ensureBuilt, ensureInstalled } from './setup/ensure.mjs';

await ensureInstalled();
await ensureBuilt();

const PARTS = ['masking', 'reports', 'scout', 'client'];
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !PARTS.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`bench: say some of ${PARTS.join(', ')}\n`);
  process.exit(2);
}
process.stdout.write(`${new Date().toISOString().slice(0, 10)}, ${machine()}\n`);
const stick = yardstick();
row('yardstick: 20 million integer steps', stick, 'CPU s');
for (const part of PARTS.filter((name) => chosen.length === 0 || chosen.includes(name))) {
  const { bench } = await import(`./bench/${part}.mjs`);
  process.stdout.write(`\n${part}\n`);
  await bench(stick);
}
