import { z } from 'zod';
import type { Draft } from './draft.ts';
import type { Policy } from './policy.ts';
import type { KnoxReason } from './reasons.ts';
import { linesOf, textsOf } from './report-lines.ts';
import { CONFIDENCE, DATE_PRECISIONS } from './report-types.ts';

/** Longest text of one line, in UTF-16 code units: a paragraph is not a line. */
const LONGEST = 1_500;
const DATE_SHAPE = { day: /^\d{4}-\d{2}-\d{2}$/, month: /^\d{4}-\d{2}$/, year: /^\d{4}$/ } as const;

/** Most lines of a section: a report is read by people. */
const MOST = 500;
const offset = z.int().nonnegative();
const citation = z.object({
  document: z.string(),
  paragraph: z.string(),
  start: offset,
  end: offset,
  hash: z.string(),
  at: offset.optional(),
});
const line = z.object({ text: z.string(), quote: z.boolean(), citations: z.array(citation).max(MOST) });
const lines = z.array(line).max(MOST);
const shape = z.object({
  title: z.string(),
  summary: lines,
  themes: z.array(z.object({ label: z.string(), lines })).max(MOST),
  timeline: z
    .array(line.extend({ date: z.string(), precision: z.enum(DATE_PRECISIONS), interpreted: z.boolean() }))
    .max(MOST),
  verify: lines,
  risks: z.array(line.extend({ countermeasure: z.string() })).max(MOST),
  questions: lines,
  nextSteps: lines,
  confidence: z.object({ grade: z.enum(CONFIDENCE), reasons: z.array(z.string()).max(MOST) }),
});

/** True when a value has every part of a draft: a model or a store may hand over anything. */
export function isDraft(value: unknown): value is Draft {
  return shape.safeParse(value).success;
}

/** The draft is what a report is made of: texts that are there, on one line, bounded; dates in their form; quotes only where allowed. */
export function checkForm(draft: Draft, policy: Policy): KnoxReason[] {
  const wrong = new Map<string, number>();
  const add = (at: string) => wrong.set(at, (wrong.get(at) ?? 0) + 1);
  for (const { at, text } of textsOf(draft))
    if (text.trim() === '' || text.length > LONGEST || /[\n\r]/.test(text)) add(at);
  for (const { at, line } of linesOf(draft)) if (line.quote && !policy.quotes) add(at);
  for (const [index, { date, precision }] of draft.timeline.entries()) {
    if (!DATE_SHAPE[precision].test(date)) add(`timeline:${index}`);
  }
  return [...wrong].map(([line, count]) => ({ code: 'form', documentId: null, line, repair: 'none', count }));
}
