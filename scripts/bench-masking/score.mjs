import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typesOf } from '../../shared/dist/mask/levels.js';
import { mask } from '../../shared/dist/mask/mask.js';
import { EMPTY_MASK_PROJECT } from '../../shared/dist/mask/mask-types.js';
import { ROOT } from '../setup/paths.mjs';

export const read = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/**
 * What our masker does with each passage, alone and without a project: `text` is what a reader gets, and says what is
 * hidden; `spans` say as what, which precision by type needs.
 */
export function maskedBy(passages, level) {
  const results = passages.map(({ id, text }) => ({ id, ...mask({ text, level, project: EMPTY_MASK_PROJECT }) }));
  return {
    text: results.map(({ id, masked }) => ({ id, masked })),
    spans: results.map(({ id, spans }) => ({
      id,
      spans: spans.map(({ start, end, type }) => ({ start, end, type })),
    })),
  };
}

/** A peer's spans as it would mask at a level: only the types of that level. */
export function atLevel(predictions, level) {
  const types = typesOf(level);
  return predictions.map(({ id, spans }) => ({ id, spans: spans.filter(({ type }) => types.has(type)) }));
}

/** Runs the project's scorer. @returns its figures: total, types, groups, over-masking, false alarms. @throws when it fails */
export function score(passages, predictions, level, options = []) {
  const place = mkdtempSync(join(tmpdir(), 'bench-masking-'));
  try {
    const [gold, pred, out] = ['gold', 'pred', 'out'].map((name) => join(place, `${name}.jsonl`));
    writeFileSync(gold, passages.map((line) => JSON.stringify(line)).join('\n'));
    writeFileSync(pred, predictions.map((line) => JSON.stringify(line)).join('\n'));
    const scorer = join(ROOT, 'shared/test/masking/score.mjs');
    const args = [scorer, '--gold', gold, '--pred', pred, '--level', level, '--json', out, '--quiet', ...options];
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`the scorer ended with ${status}`);
    return JSON.parse(readFileSync(out, 'utf8'));
  } finally {
    rmSync(place, { recursive: true });
  }
}

export const percent = (part, whole) => (whole === 0 ? Number.NaN : (100 * part) / whole);
export const recall = ({ full, gold }) => percent(full, gold);
export const leak = ({ left, chars }) => percent(left, chars);
/** Of what was hidden, how much touches something in the gold. */
export const precision = ({ tpAny, pred }) => percent(tpAny, pred);
export const charactersOf = (passages) => passages.reduce((sum, { text }) => sum + text.length, 0);
export const perTenThousand = ({ falseAlarms }, passages) => (10_000 * falseAlarms) / charactersOf(passages);
