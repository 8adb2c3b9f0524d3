import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mask } from '../../shared/dist/mask/mask.js';
import { EMPTY_MASK_PROJECT } from '../../shared/dist/mask/mask-types.js';
import { ROOT } from '../setup/paths.mjs';

export const read = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** What our masker leaves of each passage, alone and without a project. */
export function maskedBy(passages, level) {
  return passages.map(({ id, text }) => {
    const { masked } = mask({ text, level, project: EMPTY_MASK_PROJECT });
    return { id, masked };
  });
}

/** Runs the project's scorer. @returns its figures: total, types, groups, over-masking, false alarms */
export function score(passages, predictions, level, options = []) {
  const place = mkdtempSync(join(tmpdir(), 'bench-masking-'));
  try {
    const [gold, pred, out] = ['gold', 'pred', 'out'].map((name) => join(place, `${name}.jsonl`));
    writeFileSync(gold, passages.map((line) => JSON.stringify(line)).join('\n'));
    writeFileSync(pred, predictions.map((line) => JSON.stringify(line)).join('\n'));
    const scorer = join(ROOT, 'shared/test/masking/score.mjs');
    const args = [scorer, '--gold', gold, '--pred', pred, '--level', level, '--json', out, '--quiet', ...options];
    spawnSync(process.execPath, args, { encoding: 'utf8' });
    return JSON.parse(readFileSync(out, 'utf8'));
  } finally {
    rmSync(place, { recursive: true });
  }
}

export const percent = (part, whole) => (whole === 0 ? Number.NaN : (100 * part) / whole);
