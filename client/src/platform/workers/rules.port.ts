import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { CompileAnswer, CompileOrder, OnStep } from '../fort-knox/compile.port.ts';
import type { GateAllInput, MaskAllInput, MaskedAll } from '../masking/mask-all.ts';
import type { Regated, RegateInput } from '../masking/regate.ts';

/** What the rules worker does. Every method is pure: same input, same answer, in every browser and in Node. */
export interface RulesPort {
  maskAll(input: MaskAllInput): Promise<Verdict<MaskedAll, GateReason>>;
  regate(input: RegateInput): Promise<Regated>;
  compile(order: CompileOrder, onStep: OnStep): Promise<CompileAnswer>;
  gateAll(input: GateAllInput): Promise<Verdict<readonly GatedText[], GateReason>>;
  gateExport(report: KnoxReport, project: MaskProject): Promise<readonly KnoxReason[]>;
  rulesetHash(): Promise<string>;
}
