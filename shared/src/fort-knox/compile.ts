import type { GateOptions } from '../gate/verdict.ts';
import { MASK_RULESET_HASH } from '../mask/ruleset.ts';
import type { Classification } from '../projects/project.ts';
import { checkCitations } from './citation-check.ts';
import { type Confirmed, checkConfirmation, needsConfirmation } from './confirmation.ts';
import { ineligible } from './eligibility.ts';
import type { Engine } from './engine.ts';
import { checkForm, isDraft } from './form-check.ts';
import { createLineChecks } from './line-checks.ts';
import { gateExport, renderMarkdown } from './markdown.ts';
import type { Material } from './material.ts';
import { checkOutput } from './output-check.ts';
import { pack, type Quarantined } from './pack.ts';
import type { PolicyId, ReleasedPack, TemplateId } from './pack-types.ts';
import { POLICY } from './policy.ts';
import type { KnoxCode, KnoxReason } from './reasons.ts';
import { release } from './release.ts';
import { assembleReport, type GateRecord } from './report.ts';
import { linesOf } from './report-lines.ts';
import type { KnoxReport } from './report-types.ts';
import { knoxRuleset } from './ruleset.ts';
import { checkSupport } from './support-check.ts';

/** The steps in their order; a progress line counts them. */
export const KNOX_STEPS = [
  'eligibility',
  'pack',
  'pii-in',
  'engine',
  'form',
  'citations',
  'support',
  'output',
  'export',
] as const;
export type KnoxStep = (typeof KNOX_STEPS)[number];

export interface CompileInput {
  readonly project: {
    readonly name: string;
    readonly tags: readonly string[];
    readonly classification: Classification;
  };
  readonly policy: PolicyId;
  readonly template: TemplateId;
  readonly engine: Engine;
  readonly materials: readonly Material[];
  /** Fingerprint of the report before this one, or null. */
  readonly previousReport: string | null;
  /** What the gates know of the project: key table, terms, releases. */
  readonly gate: GateOptions;
  /** Lines a person has confirmed, as "section:index", and of which pack. */
  readonly confirmed: Confirmed;
  /** A stored report with the same fingerprint, ruleset, template and engine, which is then reused. */
  readonly find?: (key: ReportKey) => KnoxReport | null;
  readonly onStep?: (step: KnoxStep, done: number, of: number) => void;
}

/** What makes two reports the same. */
export interface ReportKey {
  readonly fingerprint: string;
  readonly rulesetHash: string;
  readonly template: TemplateId;
  readonly engine: string;
}

export type CompileResult =
  | {
      readonly ok: true;
      readonly report: KnoxReport;
      readonly markdown: string;
      readonly quarantined: readonly Quarantined[];
    }
  | {
      readonly ok: false;
      readonly reasons: readonly KnoxReason[];
      readonly quarantined: readonly Quarantined[];
      /** The report, when all that is missing is a person's confirmation of its lines. */
      readonly pending: KnoxReport | null;
    };

/**
 * Fort Knox: material in, a report or every reason why not. PRODUCT.md gives the order. Pure: the same input gives the same
 * bytes in a browser worker and in Node.
 */
export function compileReport(input: CompileInput): CompileResult {
  const { engine, materials } = input;
  const policy = POLICY[input.policy];
  let done = 0;
  const step = (name: KnoxStep) => input.onStep?.(name, done++, KNOX_STEPS.length);
  const refuse = (
    reasons: readonly KnoxReason[],
    quarantined: readonly Quarantined[] = [],
    pending: KnoxReport | null = null,
  ): CompileResult => ({ ok: false, reasons, quarantined, pending });

  step('eligibility');
  const blocked = materials.flatMap((material) => ineligible(material, policy, MASK_RULESET_HASH));
  if (materials.length === 0)
    blocked.push({ code: 'no-material', documentId: null, line: null, repair: 'none', count: 1 });
  if (!policy.engines.includes(engine.id)) blocked.push(FORM);

  step('pack');
  const rulesetHash = knoxRuleset(engine);
  const packed = pack({ ...input, engine: engine.id, rulesetHash });

  step('pii-in');
  const gated = release(packed.pack, policy, input.gate);
  if (blocked.length > 0 || !gated.ok)
    return refuse([...blocked, ...(gated.ok ? [] : gated.reasons)], packed.quarantined);
  const { released, checked } = gated.value;

  step('engine');
  const known = input.find?.({
    fingerprint: released.fingerprint,
    rulesetHash,
    template: input.template,
    engine: engine.id,
  });
  const draft = known ?? drafted(engine, released);
  if (!isDraft(draft)) return refuse([FORM], packed.quarantined);

  step('form');
  const lines = linesOf(draft);
  const form = checkForm(draft, policy);
  step('citations');
  const citations = checkCitations(released.pack, lines);
  step('support');
  const support = checkSupport(released.pack, lines);
  step('output');
  const checks = createLineChecks(released.pack, policy, input.gate);
  const output = checkOutput(draft, policy, checks);
  const confirming = needsConfirmation(input.project.classification, input.policy);
  const confirmation = confirming ? checkConfirmation(lines, released.fingerprint, input.confirmed) : [];

  const passed = (code: KnoxCode) => !output.reasons.some((reason) => reason.code === code);
  const record = (gate: string, ok: boolean, count: number): GateRecord => ({ gate, ok, checked: count });
  const report = assembleReport(draft, released, engine.version, [
    record('eligibility', true, materials.length),
    record('quarantine', true, packed.looked),
    record('pii-in', true, checked),
    record('form', form.length === 0, output.checked),
    record(
      'citations',
      citations.length === 0,
      lines.reduce((sum, { line }) => sum + line.citations.length, 0),
    ),
    record('support', support.length === 0, lines.length),
    record('pii-out', passed('pii-out'), output.checked),
    record('quotes', passed('quote-run'), output.checked),
    record('re-identification', passed('re-identification'), output.checked),
    record('dates', passed('date-too-fine'), output.checked),
    ...(confirming ? [record('confirmation', confirmation.length === 0, lines.length)] : []),
  ]);
  step('export');
  const markdown = renderMarkdown(report);
  const reasons = [
    ...form,
    ...citations,
    ...support,
    ...output.reasons,
    ...gateExport(report, markdown, input.gate, checks),
  ];
  if (reasons.length > 0) return refuse([...reasons, ...confirmation], packed.quarantined);
  if (confirmation.length > 0) return refuse(confirmation, packed.quarantined, report);
  return { ok: true, report, markdown, quarantined: packed.quarantined };
}

const FORM: KnoxReason = { code: 'form', documentId: null, line: null, repair: 'none', count: 1 };

/** An engine that breaks has written nothing. What it threw may hold text and goes nowhere. */
function drafted(engine: Engine, released: ReleasedPack): unknown {
  try {
    return engine.compile(released);
  } catch {
    return null;
  }
}
