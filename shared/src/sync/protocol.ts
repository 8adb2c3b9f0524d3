import { z } from 'zod';
import type { ErrorCode } from '../errors/codes.ts';

/** Stands in the path of every sync route. Raised when an older client could misread what it gets; that one is answered 426. */
export const SYNC_VERSION = 1;

/** Bytes of one row's body, and of all bodies in one push. */
export const ROW_BYTES = 8_000_000;
export const PUSH_BYTES = 12_000_000;
/** Rows in one pull or push. */
export const PUSH_ROWS = 500;
export const PULL_ROWS = 1_000;

const idSchema = z.string().min(1).max(80);

/**
 * A row on the wire. `version` counts the writes of a row, from 1, by whoever wrote; `stamp` is random and names one write, so
 * that the same push twice is known and two writes are never taken for one. `body`: canonical JSON of the row in the gated
 * lane, base64 of the sealed row in the others, empty when deleted.
 */
export const wireRowSchema = z.strictObject({
  id: idSchema,
  /** Of a project's own row: its id. Empty for what belongs to no project. */
  projectId: z.string().max(80),
  version: z.int().min(1).max(2_000_000_000),
  stamp: z.string().regex(/^[0-9a-f]{16}$/),
  deleted: z.boolean(),
  body: z.string().max(ROW_BYTES),
});
export type WireRow = z.infer<typeof wireRowSchema>;

/** What a person let stay readable, for texts of rows that carry no releases of their own. Read by the gates, kept with the row. */
export const wireReleaseSchema = z.strictObject({
  kind: z.enum(['public', 'wrong-hit']),
  type: z.string().max(40),
  form: z.string().min(1).max(400),
  reason: z.string().min(1).max(1_000),
});

/** A place in the order in which an account sees rows: the effective sequence (row, grant or revocation), then the id. */
export const checkpointSchema = z.strictObject({ seq: z.int().nonnegative(), id: z.string().max(80) });
export type Checkpoint = z.infer<typeof checkpointSchema>;

export const pullSchema = z.strictObject({
  checkpoint: checkpointSchema.nullable(),
  limit: z.int().min(1).max(PULL_ROWS),
});
/** Fewer rows than `limit`: that was all. */
export const pulledSchema = z.object({ rows: z.array(wireRowSchema), checkpoint: checkpointSchema });

/** `assumed`: the write that this one was made on; null when the writer knows of none. */
export const pushedRowSchema = z.strictObject({
  row: wireRowSchema,
  assumed: z.strictObject({ version: z.int().min(1), stamp: z.string() }).nullable(),
  releases: z.array(wireReleaseSchema).max(500).optional(),
});
export type PushedRow = z.infer<typeof pushedRowSchema>;
export const pushSchema = z.strictObject({ rows: z.array(pushedRowSchema).min(1).max(PUSH_ROWS) });

/** Why a row was refused. Places are UTF-16 offsets in the field; never the words themselves. */
export const rejectReasonSchema = z.object({
  /** Path of the field in the row, as `title` or `tags.0`. */
  field: z.string().max(120),
  code: z.string().max(60),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export const REJECT_CODES = [
  'no-access',
  'row-unreadable',
  'row-refused',
  'level-too-low',
] as const satisfies ErrorCode[];
export const rejectionSchema = z.object({
  code: z.enum(REJECT_CODES),
  reasons: z.array(rejectReasonSchema).max(50),
});
export type Rejection = z.infer<typeof rejectionSchema>;

/**
 * conflicts: what the server has instead, for rows whose `assumed` is not its latest; rejected: by row id. A row in neither was
 * stored, or had been.
 */
export const pushReplySchema = z.object({
  conflicts: z.array(wireRowSchema),
  rejected: z.record(z.string(), rejectionSchema),
});
export type PushReply = z.infer<typeof pushReplySchema>;

/**
 * Which server this is. `installation` changes with a demo reset: everything here came from another one and is wiped. `epoch`
 * changes with a restored backup: everything is pushed again. `seq` is its latest sequence number.
 */
export const syncStateSchema = z.object({
  installation: z.string(),
  epoch: z.string(),
  seq: z.int().nonnegative(),
});
export type SyncState = z.infer<typeof syncStateSchema>;

/** A line of the event stream: where to pull again, and nothing of what. */
export const syncEventSchema = z.object({ tables: z.array(z.string().max(40)) });
