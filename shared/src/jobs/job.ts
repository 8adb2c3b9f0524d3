import { z } from 'zod';
import { MB, MINUTE } from '../core/units.ts';
import { type ErrorCode, isErrorCode } from '../errors/codes.ts';
import { modelIdSchema } from '../models/model.ts';
import { CLASSIFICATIONS } from '../projects/project.ts';
import { LANGUAGES } from '../recordings/recording.ts';

export const JOB_KINDS = ['transcribe'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** queued: waiting for its input or its turn. done: the result waits to be fetched. expired: nobody brought the input, or fetched the result, in time. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
export type JobState = (typeof JOB_STATES)[number];

const MOVES: Readonly<Record<JobState, readonly JobState[]>> = {
  queued: ['running', 'failed', 'cancelled', 'expired'],
  // Back to queued: what ran it died, and it has tries left.
  running: ['queued', 'done', 'failed', 'cancelled'],
  done: ['cancelled', 'expired'],
  failed: [],
  cancelled: [],
  expired: [],
};

export const mayMove = (from: JobState, to: JobState): boolean => MOVES[from].includes(to);
export const isOver = (state: JobState): boolean => MOVES[state].length === 0;

/** Bytes of input of one job: 10 minutes of samples are 19 MB. */
export const JOB_INPUT_LIMIT = 32 * MB;
/** Milliseconds of sound in one job, so that a phone hands over in pieces. */
export const JOB_LONGEST = 10 * MINUTE;
/** Jobs of one person, and of everybody, that are not over. */
export const JOBS_EACH = 4;
export const JOBS_IN_ALL = 24;

/** A window inside the sound that is handed over; milliseconds from its first sample. */
const windowSchema = z
  .strictObject({ index: z.int().nonnegative(), from: z.int().nonnegative(), to: z.int().positive().max(JOB_LONGEST) })
  .refine(({ from, to }) => to > from);

/** Associated data and key derivation of a sealed result: version 1 of its format. */
export const RESULT_FORMAT = 'arbetsytan/job-result/1';

/** What is ordered. No name, no title, nothing of what is said: the sound follows by itself. */
export const jobOrderSchema = z.strictObject({
  kind: z.enum(JOB_KINDS),
  /** The same key is the same job, however often it is sent. */
  key: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  /** The project's, as the client knows it: the server refuses what may not leave a device. */
  classification: z.enum(CLASSIFICATIONS),
  model: modelIdSchema,
  language: z.enum(LANGUAGES).nullable(),
  windows: z.array(windowSchema).min(1).max(400),
  /** Bytes of the input that will follow: 16-bit samples. */
  bytes: z.int().positive().max(JOB_INPUT_LIMIT),
  /** Public half of a key made for this job alone, P-256, uncompressed, base64url: the result is sealed to it. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{87}$/),
});
export type JobOrder = z.infer<typeof jobOrderSchema>;

const errorCodeSchema = z.string().refine(isErrorCode) as unknown as z.ZodType<ErrorCode>;

export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES),
  /** 0-100. */
  progress: z.int().min(0).max(100),
  /** Place in the queue, 1 is next; null when it does not wait. */
  place: z.int().positive().nullable(),
  engine: z.string().nullable(),
  code: errorCodeSchema.nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** What the server offers for speech. `code` tells why it offers nothing. */
export const jobEngineSchema = z.object({
  on: z.boolean(),
  code: errorCodeSchema.nullable(),
  models: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type JobEngine = z.infer<typeof jobEngineSchema>;

/** For an admin: counts and durations, of nobody in particular. Milliseconds; null without a job. */
export const jobStatsSchema = z.object({
  counts: z.record(z.enum(JOB_STATES), z.int().nonnegative()),
  waitedMs: z.number().nullable(),
  ranMs: z.number().nullable(),
  longestMs: z.number().nullable(),
});
export type JobStats = z.infer<typeof jobStatsSchema>;
