// What a first visit must load before the first screen: the entry script and everything it imports, gzip.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './paths.mjs';

export const BUDGET_BYTES = 280_000;

/** Initial JavaScript of the built client: file name and gzip bytes, largest first. */
export function initialScripts() {
  const dist = join(ROOT, 'client', 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('the client is not built');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const names = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1]);
  return [...new Set(names)]
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(dist, name))).length }))
    .sort((a, b) => b.bytes - a.bytes);
}

/** Bytes of everything the service worker keeps, for the bench. */
export function assetBytes() {
  const assets = join(ROOT, 'client', 'dist', 'assets');
  return readdirSync(assets).reduce((sum, name) => sum + readFileSync(join(assets, name)).length, 0);
}

if (process.argv[1]?.endsWith('bundle-budget.mjs')) {
  const scripts = initialScripts();
  const sum = scripts.reduce((total, script) => total + script.bytes, 0);
  for (const { name, bytes } of scripts) process.stdout.write(`${String(bytes).padStart(8)}  ${name}\n`);
  process.stdout.write(`${String(sum).padStart(8)}  initial JavaScript, gzip; budget ${BUDGET_BYTES}\n`);
  if (sum > BUDGET_BYTES || scripts.length === 0) process.exit(1);
}
