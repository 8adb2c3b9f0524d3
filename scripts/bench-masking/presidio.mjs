import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/paths.mjs';

const FOLDER = join(ROOT, '.state/presidio');
const PYTHON = join(FOLDER, 'venv/bin/python');
/** Versions that were measured together. */
const PACKAGES = ['presidio-analyzer==2.2.366', 'spacy==3.8.18'];
const INSTALL_MS = 300_000;
const RUN_MS = 420_000;

const ran = (command, args, timeout) => spawnSync(command, args, { timeout, encoding: 'utf8', stdio: 'pipe' });

/** Makes the throw-away environment. @returns null, or why there is none */
function install() {
  if (existsSync(join(FOLDER, 'ready'))) return null;
  mkdirSync(FOLDER, { recursive: true });
  if (ran('python3', ['-m', 'venv', join(FOLDER, 'venv')], INSTALL_MS).status !== 0) return 'no python3 with venv';
  const pip = ran(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES], INSTALL_MS);
  if (pip.status !== 0) return 'its packages could not be installed';
  writeFileSync(join(FOLDER, 'ready'), '');
  return null;
}

/**
 * Presidio over the passages, in a process of its own whose CPU time it measures itself.
 * @returns { predictions, cpu, pipeline }, or { skipped } with the reason
 */
export function presidio(passages, namesTrain) {
  const skipped = install();
  if (skipped) return { skipped };
  const input = join(FOLDER, 'input.jsonl');
  const output = join(FOLDER, 'output.jsonl');
  writeFileSync(input, passages.map(({ id, text }) => JSON.stringify({ id, text })).join('\n'));
  const model = join(FOLDER, namesTrain ? 'model-trained' : 'model-blank');
  const script = join(ROOT, 'scripts/bench-masking/peer.py');
  const run = ran(PYTHON, [script, input, output, model, ...(namesTrain ? [namesTrain] : [])], RUN_MS);
  if (run.status !== 0) return { skipped: `it ended with ${run.status ?? 'a time-out'}` };
  const lines = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { cpu, pipeline } = lines.pop();
  return { predictions: lines, cpu, pipeline };
}
