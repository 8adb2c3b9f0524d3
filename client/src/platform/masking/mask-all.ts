import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Id } from '@arbetsytan/shared/core/ids';
import type { Instant } from '@arbetsytan/shared/core/time';
import type { MaskedContent, SecondOpinion } from '@arbetsytan/shared/documents/masked-content';
import type { Passage } from '@arbetsytan/shared/documents/segments';
import { gateExport, renderMarkdown } from '@arbetsytan/shared/fort-knox/markdown';
import { POLICY } from '@arbetsytan/shared/fort-knox/policy';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import { gateOptionsOf } from '@arbetsytan/shared/gate/known-forms';
import { gate } from '@arbetsytan/shared/gate/pii-gate';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { rawText } from '@arbetsytan/shared/ingest/decode';
import { BY_HAND, weighMarks, withEvidence } from '@arbetsytan/shared/mask/evidence';
import { fold } from '@arbetsytan/shared/mask/fold-map';
import { type MaskLevel, typesOf } from '@arbetsytan/shared/mask/levels';
import { toMarks } from '@arbetsytan/shared/mask/marks';
import { mask } from '@arbetsytan/shared/mask/mask';
import type { Candidate, MaskProject, MaskResult, MaskSpan } from '@arbetsytan/shared/mask/mask-types';
import { settleNumbers } from '@arbetsytan/shared/mask/numbers';
import { isReleased, releasesIn } from '@arbetsytan/shared/mask/releases';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import { normalise } from '@arbetsytan/shared/text/normalise';

export interface MaskAllInput {
  readonly texts: readonly string[];
  /** Whose text each is, so that the person's own marks in it are found. Null, or absent: none (a title, a masked text). */
  readonly ids?: readonly (Id | null)[];
  readonly level: MaskLevel;
  readonly project: MaskProject;
  /** Now, for the numbers that are given out. */
  readonly at: Instant;
  /** For each text, what a model would hide besides; offsets are those of the normalised text. Only ever adds. */
  readonly extraSpans?: readonly (readonly Candidate[])[];
  /** Whether a second opinion was had; told with each text. */
  readonly secondOpinion?: SecondOpinion;
  /** Answer with the first text's original and places too: for its reviewer alone. */
  readonly forReview?: boolean;
}

export interface MaskedAll {
  /** In the order of `texts`. */
  readonly contents: readonly MaskedContent[];
  readonly project: MaskProject;
  readonly review: MaskedForReview | null;
}

/** One text for its reviewer: what each mark covers, in offsets of the normalised original. */
export interface MaskedForReview {
  readonly original: string;
  readonly content: MaskedContent;
  readonly places: readonly Passage[];
}

/** A gate that has not answered by then has said no. Many times what the largest text takes. Milliseconds. */
const GATE_LIMIT = 60_000;

function timer(): () => boolean {
  const end = performance.now() + GATE_LIMIT;
  return () => performance.now() > end;
}

/** A name first found in a later text is looked for in the earlier ones again, at most this often. */
const ROUNDS = 4;

/** Normalises, masks and gates every text with one project. All pass or none does; a refusal lists every text's reasons. */
export function maskAll({
  texts,
  ids = [],
  level,
  project,
  at,
  forReview = false,
  extraSpans = [],
  secondOpinion = 'none',
}: MaskAllInput): Verdict<MaskedAll, GateReason> {
  const normal = texts.map((text) => normalise(rawText(text)));
  const fromModel = normal.map((text, i) => withoutReleased(text, extraSpans[i] ?? [], project));
  let known = project;
  const own = texts.map((_text, i) => ownSpans(project, ids[i] ?? null, level));
  let results: readonly MaskResult[] = [];
  // What found a value the first time is what the reader is told; in a later round every value is merely known.
  const firstRules = new Map<string, MaskSpan>();
  for (let round = 0; round < ROUNDS; round++) {
    const before = known;
    results = normal.map((text, i) => {
      const spans = [...(own[i] ?? []), ...(fromModel[i] ?? [])];
      const result = mask({ text, level, project: known, extraSpans: spans });
      known = withEvidence(result.project, result.spans);
      for (const span of result.spans) {
        const key = `${i} ${span.placeholder}`;
        if (!firstRules.has(key)) firstRules.set(key, span);
      }
      return result;
    });
    if (known.pseudonyms.length === before.pseudonyms.length && formsOf(known) === formsOf(before)) break;
  }
  const options = { ...gateOptionsOf(known, level), isLate: timer() };
  const verdicts = results.map((result) => gate(result.masked, level, options));
  const reasons = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.reasons));
  if (reasons.length > 0) return { ok: false, reasons };
  const settled = settleNumbers(known, [], at).project;
  const each = verdicts.flatMap((verdict, i): MaskedForReview[] => {
    const result = results[i];
    if (!verdict.ok || !result) return [];
    const marks = toMarks(result).map((mark) => {
      const { rule, confidence } = firstRules.get(`${i} ${mark.placeholder}`) ?? mark;
      return { ...mark, rule, confidence };
    });
    const content: MaskedContent = {
      text: verdict.value,
      level,
      rulesetHash: MASK_RULESET_HASH,
      marks: weighMarks(marks, known),
      releases: releasesIn(verdict.value, known.releases),
      revision: known.revision ?? 0,
      secondOpinion,
    };
    const places = result.spans.map(({ start, end }) => ({ start, end }));
    return [{ original: normal[i] ?? '', content, places }];
  });
  const contents = each.map(({ content }) => content);
  return { ok: true, value: { contents, project: settled, review: forReview ? (each[0] ?? null) : null } };
}

/** A person's marks hold at every level: one whose type the level lets be is hidden as a word. */
function ownSpans(project: MaskProject, textId: Id | null, level: MaskLevel): readonly Candidate[] {
  if (textId === null) return [];
  return (project.ownMarks ?? [])
    .filter((mark) => mark.textId === textId)
    .map(({ start, end, type }) => ({ ...BY_HAND, start, end, type: typesOf(level).has(type) ? type : 'TERM' }));
}

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
  const isLate = timer();
  const verdicts = texts.map(({ text, level }) => gate(text, level, { ...gateOptionsOf(project, level), isLate }));
  const reasons = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.reasons));
  if (reasons.length > 0) return { ok: false, reasons };
  return { ok: true, value: verdicts.flatMap((verdict) => (verdict.ok ? [verdict.value] : [])) };
}

/** The output gate over the very bytes that an export of the report would write. */
export function gateReport(report: KnoxReport, project: MaskProject): readonly KnoxReason[] {
  const level = POLICY[report.integrity.policy].gateLevel;
  return gateExport(report, renderMarkdown(report), gateOptionsOf(project, level));
}
