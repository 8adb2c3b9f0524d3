import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SpeechOffer } from '@arbetsytan/shared/models/catalogue';
import { MANIFEST_NAME, type SpeechModel, speechModelSchema } from '@arbetsytan/shared/models/model';
import { decoderFile, encoderFile, SPEECH_SETTINGS } from '@arbetsytan/shared/models/speech-files';
import type { WeightPackages } from '../convert/weight-packages.ts';
import { describedFile } from '../described-file.ts';
import type { Convert } from './convert-fetched.ts';

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
    await convert({ fetched, packages, into, options: { precision: 'q8', crossAttentions: offer.wordTimes } });
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
