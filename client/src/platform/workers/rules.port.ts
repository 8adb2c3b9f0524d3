import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import type { ReIdClue } from '@arbetsytan/shared/gate/re-id-clues';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { CompileAnswer, CompileOrder, OnStep } from '../fort-knox/compile.port.ts';
import type { DecideInput } from '../masking/decide-all.ts';
import type { GateAllInput, MaskAllInput, MaskedAll } from '../masking/mask-all.ts';
import type { MaskWithOpinion, OpinionAnswer } from '../masking/mask-with-opinion.ts';
import type { Regated, RegateInput } from '../masking/regate.ts';
import type { OnWindow } from '../second-opinion/find-spans.ts';

/** What the rules worker does. Every method is pure: same input, same answer, in every browser and in Node. */
export interface RulesPort {
  maskAll(input: MaskAllInput): Promise<Verdict<MaskedAll, GateReason>>;
  /** The project after a person's decisions; a reason is masked at strict before it is kept. */
  decide(input: DecideInput): Promise<Verdict<MaskProject, GateReason>>;
  clues(text: string): Promise<readonly ReIdClue[]>;
  regate(input: RegateInput): Promise<Regated>;
  compile(order: CompileOrder, onStep: OnStep): Promise<CompileAnswer>;
  gateAll(input: GateAllInput): Promise<Verdict<readonly GatedText[], GateReason>>;
  gateExport(report: KnoxReport, project: MaskProject): Promise<readonly KnoxReason[]>;
  rulesetHash(): Promise<string>;
}

/** The same worker, asked for a second opinion. What a model answers may differ in the last digit between two devices. */
export interface OpinionRulesPort extends RulesPort {
  /** As `maskAll`, with what the newsroom's model finds besides. The model is on the device, or the answer says that it was missed. */
  maskWithOpinion(input: MaskWithOpinion, onWindow: OnWindow): Promise<OpinionAnswer>;
  /** Loads the code of the model runtime, not the model: afterwards it is on the device. */
  warmRuntime(): Promise<void>;
}
