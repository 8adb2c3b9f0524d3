import { z } from 'zod';
import { MB } from '../core/units.ts';
import { neededSpeechFiles, SPEECH_DTYPES, SPEECH_FORMATS } from './speech-files.ts';

/** What a model is for: a second opinion on what to hide, or writing out speech. */
export const MODEL_TASKS = ['token-classification', 'speech-recognition'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

/** Name of the file in a model's folder that describes it. */
export const MANIFEST_NAME = 'model.json';
/** Bytes. A manifest that is larger is something else. */
export const MANIFEST_LIMIT = 64_000;
/** Bytes of one file: a large Whisper in half precision is 3.1 GB. */
export const MODEL_FILE_LIMIT = 4_000 * MB;
/** Bytes of one file that a device fetches. What is larger does not fit in the memory of a browser's worker. */
export const DEVICE_FILE_LIMIT = 2_000 * MB;

export const modelIdSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** In the model's own folder, or in the folder `onnx` in it, as hubs lay them out. No other path. */
export const modelFileNameSchema = z.string().regex(/^(onnx\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);

export const modelFileSchema = z.strictObject({
  name: modelFileNameSchema,
  bytes: z.int().positive().max(MODEL_FILE_LIMIT),
  /** SHA-256 of the file, lower-case hexadecimal: the pin. A file with another hash is not this model. */
  sha256: sha256Schema,
});
export type ModelFile = z.infer<typeof modelFileSchema>;

const described = {
  id: modelIdSchema,
  /** As the people who choose it know it. */
  name: z.string().min(1).max(120),
  /** SPDX identifier, or the name of the licence. */
  licence: z.string().min(1).max(80),
  files: z
    .array(modelFileSchema)
    .min(1)
    .max(40)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length, 'a file is named twice')
    .refine((files) => files.every(({ name }) => name !== MANIFEST_NAME), 'the manifest cannot name itself'),
};

const has = (files: readonly ModelFile[], names: readonly string[]) =>
  names.every((name) => files.some((file) => file.name === name));

/** A model that gives each word of a text a label. */
export const labelModelSchema = z
  .strictObject({
    ...described,
    task: z.literal('token-classification'),
    /** The model's labels in the order of its output: `O`, `B-PER`, `I-PER` ... (`id2label` of its config.json). */
    labels: z.array(z.string().min(1).max(40)).min(2).max(400),
    /** What each label without its `B-` or `I-` hides, as one of our types (`mask/levels.ts`); null: nothing. `O` is not named. */
    types: z.record(z.string().max(40), z.string().max(40).nullable()),
    /** Most tokens that the model reads at once, its own start and end included. */
    maxTokens: z.int().min(8).max(8192),
  })
  .refine(({ files }) => has(files, ['model.onnx', 'tokenizer.json']), 'a file is missing')
  .refine(
    ({ labels, types }) => labels.every((label) => label === 'O' || Object.hasOwn(types, baseOf(label))),
    'a label has no type',
  );
export type LabelModel = z.infer<typeof labelModelSchema>;

/** A Whisper, ready for a runtime: onnx for devices and for the server's own engine, ct2 and ggml for a host with a GPU. */
export const speechModelSchema = z
  .strictObject({
    ...described,
    task: z.literal('speech-recognition'),
    format: z.enum(SPEECH_FORMATS),
    /** Codes of the languages it is meant for, the best first: `sv`, `en` ... */
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/))
      .min(1)
      .max(120),
    /** How the numbers of the two halves are written, as transformers.js names it. Null when it is not onnx. */
    dtypes: z.strictObject({ encoder: z.enum(SPEECH_DTYPES), decoder: z.enum(SPEECH_DTYPES) }).nullable(),
    /** Does its decoder tell where in the sound each word lies? */
    wordTimes: z.boolean(),
  })
  .refine(({ format, dtypes }) => (format === 'onnx') === (dtypes !== null), 'dtypes are for onnx')
  .refine(({ format, dtypes, files }) => has(files, neededSpeechFiles(format, dtypes)), 'a file is missing');
export type SpeechModel = z.infer<typeof speechModelSchema>;

/** `model.json`: what stands beside the files of a model. Unknown fields are refused: most often a typo. */
export const modelEntrySchema = z.discriminatedUnion('task', [labelModelSchema, speechModelSchema]);
export type ModelEntry = z.infer<typeof modelEntrySchema>;

/** Why a model in the store is not used. Its folder's name stands for it: its manifest may be unreadable. */
export const MODEL_REFUSALS = [
  'model-manifest-unreadable',
  'model-file-missing',
  'model-hash-mismatch',
  'model-type-unknown',
  'model-missing',
] as const;
export type ModelRefusal = (typeof MODEL_REFUSALS)[number];

/** The reply of `GET /api/models`. */
export const modelListSchema = z.object({
  models: z.array(modelEntrySchema),
  refused: z.array(z.object({ id: z.string().max(64), code: z.enum(MODEL_REFUSALS) })),
  /** Id of the model that gives masking its second opinion. It may be one that is refused: then the user is told. */
  masking: z.string().max(64).nullable(),
});
export type ModelList = z.infer<typeof modelListSchema>;

/** The label without the prefix that tells where in an entity the token stands (BIO, BIOES, BILOU). */
export function baseOf(label: string): string {
  return label.replace(/^[BIESLU][-_]/, '');
}

/** Does the token open an entity of its own (`B-`, `S-`, `U-`)? */
export function opens(label: string): boolean {
  return /^[BSU][-_]/.test(label);
}

/** @returns the file, or null when the model has none of that name */
export function fileOf(entry: ModelEntry, name: string): ModelFile | null {
  return entry.files.find((file) => file.name === name) ?? null;
}

export function bytesOf(entry: ModelEntry): number {
  return entry.files.reduce((sum, { bytes }) => sum + bytes, 0);
}
