import { z } from 'zod';

/** A public item of a feed. Foreign text: plain paragraphs, never HTML. It is public, hence outside the masking doors. */
export const leadSchema = z.object({
  id: z.string().min(1).max(80),
  feedId: z.string().min(1).max(80),
  title: z.string().max(500),
  summary: z.string().max(4000),
  /** The article's text, fetched and extracted ahead so that it opens offline. Empty when there was none. */
  paragraphs: z.array(z.string().max(20_000)).max(2_000),
  /** http(s) address without query and fragment, or empty. */
  link: z.string().max(2000),
  /** ISO instant, or null when the feed has none. */
  publishedAt: z.string().max(40).nullable(),
  fetchedAt: z.string().max(40),
});
export type Lead = z.infer<typeof leadSchema>;

export const FEED_STATES = ['ok', 'waiting', 'failed'] as const;

export const feedSchema = z.object({
  id: z.string(),
  title: z.string().max(200),
  /** Host only: a path or a query can hold a token. Empty for the demo feed. */
  host: z.string().max(255),
  builtin: z.boolean(),
  state: z.enum(FEED_STATES),
  /** An error code of `errors/codes.ts` when `state` is failed. */
  code: z.string().nullable(),
  checkedAt: z.string().nullable(),
  items: z.int(),
});
export type Feed = z.infer<typeof feedSchema>;

export const scoutSchema = z.object({ feeds: z.array(feedSchema), leads: z.array(leadSchema) });
export type ScoutSnapshot = z.infer<typeof scoutSchema>;
