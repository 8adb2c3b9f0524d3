import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gate } from '../../shared/dist/gate/pii-gate.js';
import { MASK_LEVELS } from '../../shared/dist/mask/levels.js';
import { mask } from '../../shared/dist/mask/mask.js';
import { EMPTY_MASK_PROJECT } from '../../shared/dist/mask/mask-types.js';
import { ROOT } from '../setup/paths.mjs';
import { medianCpu, row } from './measure.mjs';

/** MB of text a CPU-second, by level, over the development passages. */
export async function bench(stick) {
  const once = readFileSync(join(ROOT, 'shared/test/masking/dev.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text);
  // Twenty times over: one round of 20 KB measures how fast the engine warms up and not how fast it masks.
  const passages = Array.from({ length: 20 }, () => once).flat();
  const bytes = passages.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const megabytes = bytes / 1e6;
  for (const level of MASK_LEVELS) {
    const seconds = medianCpu(() => passages.map((text) => mask({ text, level, project: EMPTY_MASK_PROJECT })));
    row(`mask, ${level}`, megabytes / seconds, 'MB / CPU s', seconds / stick);
  }
  for (const level of MASK_LEVELS) {
    const seconds = medianCpu(() => passages.map((text) => gate(text, level)));
    row(`gate, ${level}`, megabytes / seconds, 'MB / CPU s', seconds / stick);
  }
  const worst = {
    'digits and spaces': '1 ',
    'a.a.a.@': 'a.a.a.@',
    'Aa Aa': 'Aa ',
    '[[[[': '[',
    'a@': 'a@',
    '0(': '0(',
    SE12: 'SE12 ',
  };
  for (const [name, unit] of Object.entries(worst)) {
    const text = unit.repeat(Math.floor(1e6 / unit.length));
    for (const level of MASK_LEVELS) {
      const seconds = medianCpu(() => mask({ text, level, project: EMPTY_MASK_PROJECT }), 1);
      row(`mask, ${level}, 1 MB of ${name}`, seconds, 'CPU s', seconds / stick);
    }
  }
}
