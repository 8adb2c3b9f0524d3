import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../setup/fingerprint.mjs';
import { ROOT } from '../setup/paths.mjs';

const FOLDER = join(ROOT, '.state/presidio');
const VENV = join(FOLDER, 'venv');
const PYTHON = join(VENV, 'bin/python');
/** Versions that were measured together. */
const PACKAGES = ['presidio-analyzer==2.2.366', 'spacy==3.8.18'];
const READY = join(FOLDER, 'ready');
const PEER = 'scripts/bench-masking/peer.py';
const INSTALL_MS = 150_000;
const RUN_MS = 180_000;

/** @returns null when it ended well, or why not: a code, never its output */
function ran(command, args, timeout) {
  const { error, signal, status } = spawnSync(command, args, { timeout, stdio: 'ignore' });
  if (error?.code === 'ETIMEDOUT') return `not done in ${timeout / 1000} s`;
  if (error) return error.code ?? 'not started';
  return status === 0 ? null : `ended with ${signal ?? status}`;
}

/** Makes the throw-away environment, once for these packages. @returns null, or why there is none */
function install() {
  const wanted = PACKAGES.join(' ');
  if (existsSync(READY) && readFileSync(READY, 'utf8') === wanted) return null;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const venv = ran('python3', ['-m', 'venv', VENV], INSTALL_MS);
  if (venv) return `python3 -m venv: ${venv}`;
  const pip = ran(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES], INSTALL_MS);
  if (pip) return `pip install ${wanted}: ${pip}`;
  writeFileSync(READY, wanted);
  return null;
}

/**
 * Presidio over passages `{ id, set, text }`, in a process of its own that measures its own CPU time. The first run with
 * `namesTrain` trains its NER, about a minute.
 * @returns { predictions, cpu: { set: seconds }, ner: whether it finds names, pipeline: words }, or { skipped } with the reason
 */
export function presidio(passages, namesTrain) {
  const missing = install();
  if (missing) return { skipped: missing };
  const input = join(FOLDER, 'input.jsonl');
  const output = join(FOLDER, 'output.jsonl');
  writeFileSync(input, passages.map(({ id, set, text }) => JSON.stringify({ id, set, text })).join('\n'));
  // A peer that trains otherwise trains anew.
  const model = join(FOLDER, `${namesTrain ? 'trained' : 'blank'}-${fingerprintOf([PEER]).slice(0, 12)}`);
  const failed = ran(PYTHON, [join(ROOT, PEER), input, output, model, ...(namesTrain ? [namesTrain] : [])], RUN_MS);
  if (failed) return { skipped: `peer.py: ${failed}` };
  const lines = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const summary = lines.pop();
  return { ...summary, predictions: lines };
}
