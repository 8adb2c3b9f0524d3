import type { Draft } from './draft.ts';
import type { Policy } from './policy.ts';
import type { KnoxReason } from './reasons.ts';
import { linesOf, textsOf } from './report-lines.ts';

/** Longest text of one line, in UTF-16 code units: a paragraph is not a line. */
const LONGEST = 1_500;
const DATE_SHAPE = { day: /^\d{4}-\d{2}-\d{2}$/, month: /^\d{4}-\d{2}$/, year: /^\d{4}$/ } as const;

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
