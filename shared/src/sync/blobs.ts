import { z } from 'zod';
import { MB } from '../core/units.ts';

/** Sealed bytes of one blob: three hours of sound and what sealing adds. */
export const BLOB_BYTES = 600 * MB;

export const blobIdSchema = z.string().regex(/^[A-Za-z0-9._-]{1,120}$/);

/** A blob as the server knows it. coming: being uploaded. stored: all of it is there and has the hash that was promised. */
export const blobStateSchema = z.object({
  id: blobIdSchema,
  /** Sealed bytes. */
  size: z.int().nonnegative(),
  /** Of the sealed bytes, lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  state: z.enum(['coming', 'stored']),
});
export type BlobState = z.infer<typeof blobStateSchema>;

/** What an upload says of itself (tus, Upload-Metadata): ids and a hash. */
export const blobMetadataSchema = z.strictObject({ id: blobIdSchema, sha256: blobStateSchema.shape.sha256 });
