import { z } from 'zod';
import { wordSchema } from './transcript.ts';
import type { WindowResult } from './transcription.ts';

const time = z.int().nonnegative();

/** For what an engine on the server answers. */
export const windowResultSchema: z.ZodType<WindowResult> = z.object({
  index: time,
  from: time,
  to: time,
  state: z.enum(['done', 'empty', 'suspect', 'failed']),
  segments: z.array(z.object({ from: time, to: time, words: z.array(wordSchema).max(2_000) })).max(2_000),
  code: z.string().max(64).nullable(),
});
