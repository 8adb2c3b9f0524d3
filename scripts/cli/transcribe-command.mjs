import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { isErrorCode } from '../../shared/dist/errors/codes.js';
import { errorsSv } from '../../shared/dist/i18n/sv/errors.js';
import { LANGUAGES } from '../../shared/dist/recordings/recording.js';
import { speechManifest } from '../../sync-server/dist/rooms/models/speech-manifest.js';
import { transcribeFile } from '../../sync-server/dist/rooms/recordings/transcribe-file.js';
import { ROOT, STATE } from '../setup/paths.mjs';
import { ensureSpeechWeights } from '../setup/speech-weights.mjs';
import { BadInput, option } from './json-input.mjs';

const USAGE = 'transcribe FILE --model ID [--language sv] [--threads N]';
/** The model of the tests and benches. */
const TEST_MODEL = 'whisper-base';

/** Writes `{ language, segments: [{ start, end, text }] }` on stdout, times in seconds. Resolves to the exit code: 0, 2 or 3. */
export async function run(args, _stdin, stdout, stderr) {
  try {
    const plain = args.flatMap((arg) =>
      /^--[a-z]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg],
    );
    const path = plain.find((arg, at) => !arg.startsWith('--') && !plain[at - 1]?.startsWith('--'));
    if (!path) throw new BadInput(USAGE);
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), path);
    if (!existsSync(file)) throw new BadInput(`filen finns inte: ${path}`);
    const language = languageOf(option(plain, 'language') ?? 'sv');
    const threads = Number(option(plain, 'threads') ?? availableParallelism());
    if (!Number.isInteger(threads) || threads < 1 || threads > 64) throw new BadInput(USAGE);
    const model = await modelOf(option(plain, 'model') ?? TEST_MODEL);
    const { transcript, damaged, failed } = await transcribeFile(file, model, language, threads);
    stdout.write(`${JSON.stringify(transcript)}\n`);
    if (damaged) stderr.write('transcribe: filen är skadad eller avklippt. Det som gick att läsa är utskrivet.\n');
    if (failed > 0) stderr.write(`transcribe: ${failed} stycken gick inte att skriva ut.\n`);
    return 0;
  } catch (error) {
    const known = isErrorCode(error?.code) && error.name === 'AppError';
    if (!known && !(error instanceof BadInput)) throw error;
    stderr.write(`transcribe: ${known ? errorsSv[error.code] : error.message}\n`);
    return known ? 3 : 2;
  }
}

function languageOf(code) {
  if (code === 'auto') return null;
  if (LANGUAGES.includes(code)) return code;
  throw new BadInput(`--language är ett av auto, ${LANGUAGES.join(', ')}`);
}

/** A model by its id in the newsroom's folder of models, or by the folder it lies in. */
async function modelOf(id) {
  const below =
    process.env.ARBETSYTAN_MODELS_DIR || join(process.env.ARBETSYTAN_DATA_DIR || join(ROOT, 'data'), 'models');
  const places = [resolve(ROOT, below, id), join(STATE, 'speech', id)];
  if (isAbsolute(id) || id.includes('/')) places.unshift(resolve(process.env.INIT_CWD ?? process.cwd(), id));
  if (id === TEST_MODEL && !places.some((place) => existsSync(place))) await ensureSpeechWeights();
  const path = places.find((place) => existsSync(place));
  if (!path) throw new BadInput(`modellen ${id} finns inte i ${places[0]}. Se kapitlet Modeller i docs/SPEECH.md.`);
  const manifest = existsSync(join(path, 'model.json'))
    ? JSON.parse(readFileSync(join(path, 'model.json'), 'utf8'))
    : await speechManifest(path);
  if (manifest?.task !== 'speech-recognition' || manifest.format !== 'onnx')
    throw new BadInput(`modellen ${id} är ingen talmodell i ONNX, som serverns egen motor kör`);
  return { path, dtypes: manifest.dtypes, wordTimes: manifest.wordTimes };
}
