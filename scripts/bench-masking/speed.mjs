import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mask } from '../../shared/dist/mask/mask.js';
import { EMPTY_MASK_PROJECT } from '../../shared/dist/mask/mask-types.js';
import { cpuSeconds, medianCpu } from '../bench/measure.mjs';
import { ROOT } from '../setup/paths.mjs';

const project = EMPTY_MASK_PROJECT;

/** MB of text a CPU second, warm, each passage alone. */
export function speed(passages, level) {
  const bytes = passages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return bytes / 1e6 / medianCpu(() => passages.map(({ text }) => mask({ text, level, project })), 3);
}

const WORST = { 'digits and spaces': '1 ', 'a.a.a.@': 'a.a.a.@', 'Aa Aa': 'Aa Aa ', '[[[[': '[' };

/** [name, level, CPU seconds] of 1 MB of each. */
export function* worstTexts() {
  for (const [name, unit] of Object.entries(WORST)) {
    const text = unit.repeat(Math.floor(1e6 / unit.length));
    for (const level of ['normal', 'strict', 'paranoid'])
      yield [name, level, cpuSeconds(() => mask({ text, level, project })).seconds];
  }
}

/** Gzip bytes of the worker that masks, with what it imports at once. */
export function downloadBytes() {
  const folder = join(ROOT, 'client/dist/assets');
  const names = readdirSync(folder).filter((name) => /^rules\.worker-.*\.js$/.test(name));
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}
