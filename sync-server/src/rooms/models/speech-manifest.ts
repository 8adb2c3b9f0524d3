import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decoderFile,
  encoderFile,
  SPEECH_SETTINGS,
  type SpeechDtype,
  type SpeechDtypes,
} from '@arbetsytan/shared/models/speech-files';
import { describedFile } from './described-file.ts';

/** Languages that a multilingual Whisper is offered for first; it has about a hundred. */
const FIRST_LANGUAGES = ['sv', 'en', 'no', 'da', 'fi', 'de', 'fr', 'es'];
/** Of several ways to write the same network, the one that runs best without a GPU comes first. */
const PREFERRED: readonly SpeechDtype[] = ['q8', 'fp32', 'q4', 'q4f16', 'fp16', 'int8', 'uint8', 'bnb4'];
/** What a CTranslate2 folder may hold besides what every one holds. */
const CT2_FILES = [
  'model.bin',
  'config.json',
  'tokenizer.json',
  'preprocessor_config.json',
  'vocabulary.json',
  'vocabulary.txt',
];

/** What a manifest says of the Whisper in this folder, or null when there is none. */
export async function speechManifest(folder: string): Promise<object | null> {
  const ggml = readdirSync(folder).find((name) => /^ggml[\w.-]*\.bin$/.test(name));
  const described = (names: readonly string[]) => Promise.all(names.map((name) => describedFile(folder, name)));
  const common = { task: 'speech-recognition', languages: languagesIn(folder) };
  const dtypes = dtypesIn(folder);
  if (dtypes) {
    const names = [...SPEECH_SETTINGS, encoderFile(dtypes), decoderFile(dtypes)].filter((name) =>
      existsSync(join(folder, name)),
    );
    return {
      ...common,
      format: 'onnx',
      dtypes,
      wordTimes: hasWordTimes(folder, dtypes),
      files: await described(names),
    };
  }
  if (existsSync(join(folder, 'model.bin'))) {
    const names = CT2_FILES.filter((name) => existsSync(join(folder, name)));
    return { ...common, format: 'ct2', dtypes: null, wordTimes: true, files: await described(names) };
  }
  return ggml ? { ...common, format: 'ggml', dtypes: null, wordTimes: true, files: await described([ggml]) } : null;
}

function dtypesIn(folder: string): SpeechDtypes | null {
  const first = (nameOf: (dtypes: SpeechDtypes) => string) =>
    PREFERRED.find((dtype) => existsSync(join(folder, nameOf({ encoder: dtype, decoder: dtype }))));
  const encoder = first(encoderFile);
  const decoder = first(decoderFile);
  return encoder && decoder ? { encoder, decoder } : null;
}

/** A decoder that tells where words lie names it among what it gives. */
function hasWordTimes(folder: string, dtypes: SpeechDtypes): boolean {
  return readFileSync(join(folder, decoderFile(dtypes))).includes('cross_attentions.0');
}

function languagesIn(folder: string): readonly string[] {
  try {
    const { lang_to_id } = JSON.parse(readFileSync(join(folder, 'generation_config.json'), 'utf8')) as {
      lang_to_id?: Record<string, number>;
    };
    const known = Object.keys(lang_to_id ?? {}).map((token) => token.replace(/[<|>]/g, ''));
    const first = FIRST_LANGUAGES.filter((language) => known.includes(language));
    return first.length > 0 ? first : ['sv'];
  } catch {
    return ['sv'];
  }
}
