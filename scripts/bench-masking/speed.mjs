import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mask } from '../../shared/dist/mask/mask.js';
import { EMPTY_MASK_PROJECT } from '../../shared/dist/mask/mask-types.js';
import { cpuSeconds, medianCpu } from '../bench/measure.mjs';
import { ROOT } from '../setup/paths.mjs';

const project = EMPTY_MASK_PROJECT;

export const megabytesOf = (passages) => passages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;

/** MB of text a CPU second, warm, each passage alone. */
export function speed(passages, level) {
  return megabytesOf(passages) / medianCpu(() => passages.map(({ text }) => mask({ text, level, project })), 3);
}

const WORST = { 'digits and spaces': '1 ', 'a.a.a.@': 'a.a.a.@', 'Aa Aa': 'Aa Aa ', '[[[[': '[' };

/** [name, CPU seconds] of 1 MB of each. */
export function* worstTexts(level) {
  for (const [name, unit] of Object.entries(WORST)) {
    const text = unit.repeat(Math.floor(1e6 / unit.length));
    yield [name, cpuSeconds(() => mask({ text, level, project })).seconds];
  }
}

const STATIC_IMPORT = /\b(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;
const DYNAMIC_IMPORT = /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/**
 * Gzip bytes of the worker that masks with all it imports at once, and of what it fetches later, which is what runs a
 * newsroom's own model. @throws Error without a worker
 */
export function downloadBytes() {
  const folder = join(ROOT, 'client/dist/assets');
  const workers = readdirSync(folder).filter((name) => /^rules\.worker-.*\.js$/.test(name));
  if (workers.length !== 1) throw new Error('the worker that masks is not where it was');
  const source = (name) => readFileSync(join(folder, name), 'utf8');
  const importedBy = (name, how) => [...source(name).matchAll(how)].map((match) => match[1]);
  const reached = (names, ways) => {
    // A set that grows while it is walked: the loop comes to what is added.
    const all = new Set(names);
    for (const name of all) for (const way of ways) for (const other of importedBy(name, way)) all.add(other);
    return all;
  };
  const atOnce = reached(workers, [STATIC_IMPORT]);
  const later = [...reached(workers, [STATIC_IMPORT, DYNAMIC_IMPORT])].filter((name) => !atOnce.has(name));
  const gzip = (names) => [...names].reduce((sum, name) => sum + gzipSync(source(name)).length, 0);
  return { atOnce: gzip(atOnce), later: gzip(later) };
}
