import { z } from 'zod';
import { MB } from '../core/units.ts';

/** What a model is for. Each task names the files that it cannot do without. */
export const MODEL_TASKS = ['token-classification'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

const NEEDED: Record<ModelTask, readonly string[]> = {
  'token-classification': ['model.onnx', 'tokenizer.json'],
};

/** Name of the file in a model's folder that describes it. */
export const MANIFEST_NAME = 'model.json';
/** Bytes. A manifest that is larger is something else. */
export const MANIFEST_LIMIT = 64_000;
/** Bytes of one file. What is larger does not fit in the memory of a browser's worker. */
export const MODEL_FILE_LIMIT = 2_000 * MB;

const idSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export const modelFileSchema = z.strictObject({
  /** In the model's own folder: no path. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
  bytes: z.int().positive().max(MODEL_FILE_LIMIT),
  /** SHA-256 of the file, lower-case hexadecimal: the pin. A file with another hash is not this model. */
  sha256: sha256Schema,
});
export type ModelFile = z.infer<typeof modelFileSchema>;

/** `model.json`: what a newsroom writes beside the files of a model. Unknown fields are refused: most often a typo. */
export const modelEntrySchema = z
  .strictObject({
    id: idSchema,
    /** As the people who choose it know it. */
    name: z.string().min(1).max(120),
    task: z.enum(MODEL_TASKS),
    /** SPDX identifier, or the name of the licence. */
    licence: z.string().min(1).max(80),
    /** The model's labels in the order of its output: `O`, `B-PER`, `I-PER` ... (`id2label` of its config.json). */
    labels: z.array(z.string().min(1).max(40)).min(2).max(400),
    /** What each label without its `B-` or `I-` hides, as one of our types (`mask/levels.ts`); null: nothing. `O` is not named. */
    types: z.record(z.string().max(40), z.string().max(40).nullable()),
    /** Most tokens that the model reads at once, its own start and end included. */
    maxTokens: z.int().min(8).max(8192),
    files: z.array(modelFileSchema).min(1).max(40),
  })
  .refine(({ files }) => new Set(files.map(({ name }) => name)).size === files.length, 'a file is named twice')
  .refine(({ files }) => files.every(({ name }) => name !== MANIFEST_NAME), 'the manifest cannot name itself')
  .refine(
    ({ task, files }) => NEEDED[task].every((name) => files.some((file) => file.name === name)),
    'a file is missing',
  )
  .refine(
    ({ labels, types }) => labels.every((label) => label === 'O' || Object.hasOwn(types, baseOf(label))),
    'a label has no type',
  );
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
