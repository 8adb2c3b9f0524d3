import { gate } from '../gate/pii-gate.ts';
import { createQuoteGuard } from '../gate/quote-guard.ts';
import { reIdHits } from '../gate/re-id-guard.ts';
import type { GateOptions } from '../gate/verdict.ts';
import { fineDates } from './fine-dates.ts';
import type { KnoxPack } from './pack-types.ts';
import type { Policy } from './policy.ts';
import type { KnoxCode } from './reasons.ts';

/** Output gates that look at one text at a time. An engine may ask them too, and leave a line out; the gates ask again. */
export interface LineChecks {
  /** Codes of the gates that refuse the text; empty when all pass. */
  failing(text: string): readonly KnoxCode[];
  /** How many copied runs a text of several lines has; 0 when the policy allows quotes. */
  copiedRuns(text: string): number;
}

export function createLineChecks(pack: KnoxPack, policy: Policy, options: GateOptions = {}): LineChecks {
  // A document is one source, whole: a run may go on over the end of a paragraph.
  const released = (options.releases ?? []).map(({ form }) => form);
  const sources = pack.documents.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join('\n'));
  const titles = pack.documents.map(({ title }) => title);
  const quotes = policy.quoteRun === null ? null : createQuoteGuard([...sources, ...titles], policy.quoteRun);
  return {
    failing: (text) => {
      const codes: KnoxCode[] = [];
      if (!gate(text, policy.gateLevel, options).ok) codes.push('pii-out');
      if (quotes && quotes.copied(text).length > 0) codes.push('quote-run');
      if (policy.id === 'external' && reIdHits(text, options.knownForms ?? [], released).length > 0)
        codes.push('re-identification');
      if (policy.dates === 'month' && fineDates(text).length > 0) codes.push('date-too-fine');
      return codes;
    },
    copiedRuns: (text) => quotes?.copied(text).length ?? 0,
  };
}
