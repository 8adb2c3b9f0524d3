import type { Draft } from './draft.ts';
import type { LineChecks } from './line-checks.ts';
import type { Policy } from './policy.ts';
import type { KnoxCode, KnoxReason } from './reasons.ts';
import { textsOf } from './report-lines.ts';

export interface OutputCheck {
  readonly reasons: readonly KnoxReason[];
  /** Texts that were looked at. */
  readonly checked: number;
}

/** PII out, quotes, re-identification and dates over every text a reader will see. */
export function checkOutput(draft: Draft, policy: Policy, checks: LineChecks): OutputCheck {
  const texts = textsOf(draft);
  const found = new Map<string, KnoxReason>();
  const add = (code: KnoxCode, line: string) => {
    const key = `${code}\n${line}`;
    const known = found.get(key);
    found.set(key, { code, documentId: null, line, repair: 'none', count: (known?.count ?? 0) + 1 });
  };
  for (const { at, text } of texts) for (const code of checks.failing(text)) add(code, at);
  if (policy.dates === 'month') {
    for (const [index, { precision }] of draft.timeline.entries())
      if (precision === 'day') add('date-too-fine', `timeline:${index}`);
  }
  return { reasons: [...found.values()], checked: texts.length };
}
