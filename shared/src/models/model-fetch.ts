import { z } from 'zod';
import { isErrorCode } from '../errors/codes.ts';
import { MODEL_SOURCES } from './catalogue.ts';
import { MODEL_REFUSALS, modelFileNameSchema, modelIdSchema, sha256Schema } from './model.ts';

/**
 * How far the server has come with a model of the catalogue. paused: stopped by an admin or a restart; what has come is kept.
 * to-confirm: everything is here and nobody has pinned its hashes yet. ready: devices can fetch it.
 */
export const FETCH_STEPS = ['none', 'fetching', 'paused', 'failed', 'to-confirm', 'converting', 'ready'] as const;
export type FetchStep = (typeof FETCH_STEPS)[number];

export const fetchedFileSchema = z.object({
  name: modelFileNameSchema,
  bytes: z.int().nonnegative(),
  sha256: sha256Schema,
});
export type FetchedFile = z.infer<typeof fetchedFileSchema>;

export const modelFetchSchema = z.object({
  id: modelIdSchema,
  step: z.enum(FETCH_STEPS),
  /** Null when nothing has been fetched. */
  source: z.enum(MODEL_SOURCES).nullable(),
  /** Bytes that have come. */
  done: z.int().nonnegative(),
  /** Bytes of all files; null while the source has not told. */
  of: z.int().nonnegative().nullable(),
  code: z.string().refine(isErrorCode).nullable(),
  /** While `to-confirm`: what came, with the hash that was computed. */
  files: z.array(fetchedFileSchema),
});
export type ModelFetch = z.infer<typeof modelFetchSchema>;

/** The reply of `GET /api/model-catalogue`. */
export const modelCatalogueSchema = z.object({
  /** False: the installation does not fetch models (`ARBETSYTAN_MODEL_FETCH`); they are put into its folder. */
  allowed: z.boolean(),
  /** The sources that are configured. */
  sources: z.array(z.enum(MODEL_SOURCES)),
  /** One for each model of the catalogue that is not `none`. */
  fetches: z.array(modelFetchSchema),
  /** Folders that are not used, and why: whoever put them there should know. */
  refused: z.array(z.object({ id: z.string().max(64), code: z.enum(MODEL_REFUSALS) })),
});
export type ModelCatalogue = z.infer<typeof modelCatalogueSchema>;
