import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { SpanType } from '@arbetsytan/shared/mask/levels';
import { baseOf, type ModelEntry, modelEntrySchema } from '@arbetsytan/shared/models/model';
import { describedFile } from './described-file.ts';
import { speechManifest } from './speech-manifest.ts';

/** What is taken along from a folder as a model hub publishes it. */
const FILES = ['model.onnx', 'tokenizer.json', 'tokenizer_config.json'];

/** What published token classifiers call what we hide. A label that is not here hides nothing until an admin says so. */
const USUAL: Readonly<Record<string, SpanType>> = {
  PER: 'PERSON',
  PRS: 'PERSON',
  PERSON: 'PERSON',
  LOC: 'PLACE',
  GPE: 'PLACE',
  ORG: 'ORG',
  TME: 'DATE',
  DATE: 'DATE',
};

/**
 * A `model.json` for a folder that holds a token classifier: its files with their hashes, its labels from config.json, and
 * what each label hides, as a proposal that an admin reads before it is kept. For a folder that holds a Whisper: its files, and
 * what can be read off them.
 * @param licence as the model's page names it; it is not in the files
 * @throws Error naming what is missing or cannot be used
 */
export async function makeManifest(folder: string, licence: string): Promise<ModelEntry> {
  const id = basename(resolve(folder));
  const parsed = modelEntrySchema.safeParse({
    id,
    name: id,
    licence,
    ...((await speechManifest(folder)) ?? (await labelManifest(folder))),
  });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'model.json'}: ${message}`);
  throw new Error(`Mappen blir ingen modell.\n${wrong.join('\n')}`);
}

async function labelManifest(folder: string): Promise<object> {
  const config = readConfig(join(folder, 'config.json'));
  const names = FILES.filter((name) => existsSync(join(folder, name)));
  const bases = [...new Set(config.labels.filter((label) => label !== 'O').map(baseOf))];
  return {
    task: 'token-classification',
    labels: config.labels,
    types: Object.fromEntries(bases.map((base) => [base, USUAL[base.toUpperCase()] ?? null])),
    maxTokens: config.maxTokens,
    files: await Promise.all(names.map((name) => describedFile(folder, name))),
  };
}

/** Labels in the order of their numbers, from a config.json of Transformers. */
function readConfig(path: string): {
  readonly labels: readonly string[];
  readonly maxTokens: number;
} {
  if (!existsSync(path)) throw new Error('config.json saknas i mappen: där står modellens etiketter.');
  const config = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const named = (config.id2label ?? {}) as Record<string, unknown>;
  const labels = Object.keys(named)
    .map(Number)
    .sort((a, b) => a - b)
    .map((number) => String(named[number]));
  // Some count two places for padding: 514 means 512.
  const places = Number(config.max_position_embeddings ?? 512);
  const maxTokens = places % 128 === 2 ? places - 2 : places;
  return { labels, maxTokens: Math.min(maxTokens, 512) };
}
