import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Instant } from '@arbetsytan/shared/core/time';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import { gateExport, renderMarkdown } from '@arbetsytan/shared/fort-knox/markdown';
import { POLICY } from '@arbetsytan/shared/fort-knox/policy';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import { gateOptionsOf } from '@arbetsytan/shared/gate/known-forms';
import { gate } from '@arbetsytan/shared/gate/pii-gate';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { rawText } from '@arbetsytan/shared/ingest/decode';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { toMarks } from '@arbetsytan/shared/mask/marks';
import { mask } from '@arbetsytan/shared/mask/mask';
import type { MaskProject, MaskResult, MaskSpan } from '@arbetsytan/shared/mask/mask-types';
import { settleNumbers } from '@arbetsytan/shared/mask/numbers';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import { normalise } from '@arbetsytan/shared/text/normalise';

export interface MaskAllInput {
  readonly texts: readonly string[];
  readonly level: MaskLevel;
  readonly project: MaskProject;
  /** Now, for the numbers that are given out. */
  readonly at: Instant;
}

export interface MaskedAll {
  /** In the order of `texts`. */
  readonly contents: readonly MaskedContent[];
  readonly project: MaskProject;
}

/** A name first found in a later text is looked for in the earlier ones again, at most this often. */
const ROUNDS = 4;

/** Normalises, masks and gates every text with one project. All pass or none does; a refusal lists every text's reasons. */
export function maskAll({ texts, level, project, at }: MaskAllInput): Verdict<MaskedAll, GateReason> {
  const normal = texts.map((text) => normalise(rawText(text)));
  let known = project;
  let results: readonly MaskResult[] = [];
  // What found a value the first time is what the reader is told; in a later round every value is merely known.
  const firstRules = new Map<string, MaskSpan>();
  for (let round = 0; round < ROUNDS; round++) {
    const before = known;
    results = normal.map((text, i) => {
      const result = mask({ text, level, project: known });
      known = result.project;
      for (const span of result.spans) {
        const key = `${i} ${span.placeholder}`;
        if (!firstRules.has(key)) firstRules.set(key, span);
      }
      return result;
    });
    if (known.pseudonyms.length === before.pseudonyms.length && formsOf(known) === formsOf(before)) break;
  }
  const options = gateOptionsOf(known, level);
  const verdicts = results.map((result) => gate(result.masked, level, options));
  const reasons = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.reasons));
  if (reasons.length > 0) return { ok: false, reasons };
  const contents = verdicts.flatMap((verdict, i): MaskedContent[] => {
    const result = results[i];
    return verdict.ok && result
      ? [contentOf(verdict.value, level, result, (placeholder) => firstRules.get(`${i} ${placeholder}`))]
      : [];
  });
  return { ok: true, value: { contents, project: settleNumbers(known, [], at).project } };
}

const contentOf = (
  text: GatedText,
  level: MaskLevel,
  result: MaskResult,
  foundBy: (placeholder: string) => MaskSpan | undefined,
): MaskedContent => ({
  text,
  level,
  rulesetHash: MASK_RULESET_HASH,
  marks: toMarks(result).map((mark) => {
    const { rule, confidence } = foundBy(mark.placeholder) ?? mark;
    return { ...mark, rule, confidence };
  }),
});

const formsOf = (project: MaskProject) => project.pseudonyms.reduce((sum, { forms }) => sum + forms.length, 0);

export interface GateAllInput {
  /** Texts of masked material, each with the level it is gated at. */
  readonly texts: readonly { readonly text: string; readonly level: MaskLevel }[];
  readonly project: MaskProject;
}

/** Gates texts that are made of masked ones, with all the project knows. All pass or none does. */
export function gateAll({ texts, project }: GateAllInput): Verdict<readonly GatedText[], GateReason> {
  const verdicts = texts.map(({ text, level }) => gate(text, level, gateOptionsOf(project, level)));
  const reasons = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.reasons));
  if (reasons.length > 0) return { ok: false, reasons };
  return { ok: true, value: verdicts.flatMap((verdict) => (verdict.ok ? [verdict.value] : [])) };
}

/** The output gate over the very bytes that an export of the report would write. */
export function gateReport(report: KnoxReport, project: MaskProject): readonly KnoxReason[] {
  const level = POLICY[report.integrity.policy].gateLevel;
  return gateExport(report, renderMarkdown(report), gateOptionsOf(project, level));
}
