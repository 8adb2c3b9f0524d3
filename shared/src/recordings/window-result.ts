import { z } from 'zod';
import type { WindowResult } from './transcription.ts';

const time = z.int().nonnegative();
const word = z.object({ text: z.string().max(400), from: time, to: time, sure: z.int().min(0).max(100).nullable() });

/** For what an engine on the server answers. */
export const windowResultSchema: z.ZodType<WindowResult> = z.object({
  index: time,
  from: time,
  to: time,
  state: z.enum(['done', 'empty', 'suspect', 'failed']),
  segments: z.array(z.object({ from: time, to: time, words: z.array(word).max(2_000) })).max(2_000),
  code: z.string().max(64).nullable(),
});
