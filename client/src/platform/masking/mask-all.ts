import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Instant } from '@arbetsytan/shared/core/time';
import type { MaskedContent, SecondOpinion } from '@arbetsytan/shared/documents/masked-content';
import { gateExport, renderMarkdown } from '@arbetsytan/shared/fort-knox/markdown';
import { POLICY } from '@arbetsytan/shared/fort-knox/policy';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import { findForms, gateOptionsOf } from '@arbetsytan/shared/gate/known-forms';
import { gate } from '@arbetsytan/shared/gate/pii-gate';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { rawText } from '@arbetsytan/shared/ingest/decode';
import { fold } from '@arbetsytan/shared/mask/fold-map';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { toMarks } from '@arbetsytan/shared/mask/marks';
import { mask } from '@arbetsytan/shared/mask/mask';
import type { Candidate, MaskProject, MaskResult, MaskSpan } from '@arbetsytan/shared/mask/mask-types';
import { settleNumbers } from '@arbetsytan/shared/mask/numbers';
import { placeholderOf, plainPlaceholder } from '@arbetsytan/shared/mask/placeholders';
import { isKnownRule } from '@arbetsytan/shared/mask/pseudonyms';
import { isReleased } from '@arbetsytan/shared/mask/releases';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import { normalise } from '@arbetsytan/shared/text/normalise';

export interface MaskAllInput {
  readonly texts: readonly string[];
  /** Id of the row each text belongs to, for what a person marked in it; absent for a text that is new. */
  readonly textIds?: readonly (string | null)[];
  readonly level: MaskLevel;
  readonly project: MaskProject;
  /** Now, for the numbers that are given out. */
  readonly at: Instant;
  /** For each text, what a model would hide besides; offsets are those of the normalised text. Only ever adds. */
  readonly extraSpans?: readonly (readonly Candidate[])[];
  /** Whether a second opinion was had; told with each text. */
  readonly secondOpinion?: SecondOpinion;
}

export interface MaskedAll {
  /** In the order of `texts`. */
  readonly contents: readonly MaskedContent[];
  readonly project: MaskProject;
}

/** A name first found in a later text is looked for in the earlier ones again, at most this often. */
const ROUNDS = 4;

/** Normalises, masks and gates every text with one project. All pass or none does; a refusal lists every text's reasons. */
export function maskAll({
  texts,
  textIds = [],
  level,
  project,
  at,
  extraSpans = [],
  secondOpinion = 'none',
}: MaskAllInput): Verdict<MaskedAll, GateReason> {
  const normal = texts.map((text) => normalise(rawText(text)));
  const fromModel = normal.map((text, i) => withoutReleased(text, extraSpans[i] ?? [], project));
  let known = project;
  let results: readonly MaskResult[] = [];
  // What found a value the first time is what the reader is told; in a later round every value is merely known.
  const firstRules = new Map<string, MaskSpan>();
  for (let round = 0; round < ROUNDS; round++) {
    const before = known;
    results = normal.map((text, i) => {
      const extraSpans = [...markedByHand(project, textIds[i] ?? null), ...(fromModel[i] ?? [])];
      const result = mask({ text, level, project: known, extraSpans });
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
  const trust = trustIn(known);
  const contents = verdicts.flatMap((verdict, i): MaskedContent[] => {
    const result = results[i];
    if (!verdict.ok || !result) return [];
    const content = contentOf(verdict.value, { level, secondOpinion }, result, trust, (placeholder) =>
      firstRules.get(`${i} ${placeholder}`),
    );
    return [{ ...content, releases: releasesIn(content.text, known) }];
  });
  return { ok: true, value: { contents, project: settleNumbers(known, [], at).project } };
}

const contentOf = (
  text: GatedText,
  facts: Pick<MaskedContent, 'level' | 'secondOpinion'>,
  result: MaskResult,
  trust: (placeholder: string, confidence: number) => number,
  foundBy: (placeholder: string) => MaskSpan | undefined,
): MaskedContent => ({
  text,
  ...facts,
  rulesetHash: MASK_RULESET_HASH,
  marks: toMarks(result).map((mark) => {
    const { rule, confidence } = foundBy(mark.placeholder) ?? mark;
    return { ...mark, rule, confidence: trust(mark.placeholder, isKnownRule(rule) ? 100 : confidence) };
  }),
});

/**
 * How sure a mark is: 100 where a person has looked at the value, otherwise no surer than the surest rule that ever found it,
 * however often the project has masked it since.
 */
export function trustIn(project: MaskProject): (placeholder: string, confidence: number) => number {
  const known = new Map<string, number>();
  for (const { type, number, sure, confidence = 90 } of project.pseudonyms) {
    const placeholder = placeholderOf(type, number);
    known.set(placeholder, Math.max(known.get(placeholder) ?? 0, sure ? 100 : confidence));
  }
  return (placeholder, confidence) => {
    const most = known.get(plainPlaceholder(placeholder)) ?? confidence;
    return most === 100 ? 100 : Math.min(most, Math.max(confidence, 0));
  };
}

/** What a person marked in a text, as masking takes it. */
export function markedByHand(project: MaskProject, textId: string | null): readonly Candidate[] {
  return (project.ownMarks ?? [])
    .filter((mark) => mark.textId === textId)
    .map(({ type, start, end }) => ({ type, start, end, confidence: 100, rule: 'extra.by-hand' }));
}

/** The project's releases that this text makes use of: they travel with it. */
const releasesIn = (text: string, { releases }: MaskProject) =>
  releases.filter(({ form }) => findForms(text, [form], new Set()).length > 0);

/** A person's decision that a hit may stay readable holds for the model's hits as it does for the rules'. */
function withoutReleased(text: string, spans: readonly Candidate[], project: MaskProject): readonly Candidate[] {
  return spans.filter(({ type, start, end }) => !isReleased(project, type, fold(text.slice(start, end)).text));
}

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
