// What must be loaded before a signed-in person sees the first screen, gzip: the entry, the desk, and all they import.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './paths.mjs';

export const BUDGET_BYTES = 280_000;

const STATIC_IMPORT = /\b(?:import|from)\s*["']\.\/([\w.-]+\.js)["']/g;

/** Scripts of the first screen with their gzip bytes, largest first. @throws Error when the client is not built */
export function initialScripts() {
  const dist = join(ROOT, 'client', 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('the client is not built');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const assets = readdirSync(join(dist, 'assets'));
  const entry = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\/?assets\/([^"]+\.js)"/g)].map(
    (match) => match[1],
  );
  // The desk is fetched by the entry as soon as an account is known: the first screen waits for it.
  const desk = assets.filter((name) => /^open-workspace-.*\.js$/.test(name));
  if (entry.length === 0 || desk.length !== 1)
    throw new Error('the chunks of the first screen are not where they were');
  const known = new Set();
  const waiting = [...entry, ...desk];
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (known.has(name)) continue;
    known.add(name);
    const source = readFileSync(join(dist, 'assets', name), 'utf8');
    for (const match of source.matchAll(STATIC_IMPORT)) waiting.push(match[1]);
  }
  return [...known]
    .map((name) => ({ name, bytes: gzipSync(readFileSync(join(dist, 'assets', name))).length }))
    .sort((a, b) => b.bytes - a.bytes);
}

if (process.argv[1]?.endsWith('bundle-budget.mjs')) {
  const scripts = initialScripts();
  const sum = scripts.reduce((total, script) => total + script.bytes, 0);
  for (const { name, bytes } of scripts) process.stdout.write(`${String(bytes).padStart(8)}  ${name}\n`);
  process.stdout.write(
    `${String(sum).padStart(8)}  JavaScript before the first screen, gzip; budget ${BUDGET_BYTES}\n`,
  );
  if (sum > BUDGET_BYTES) process.exit(1);
}
