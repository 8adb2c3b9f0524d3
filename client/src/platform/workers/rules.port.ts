import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { CompileAnswer, CompileOrder, OnStep } from '../fort-knox/compile.port.ts';
import type { MaskAllInput, MaskedAll } from '../masking/mask-all.ts';
import type { Regated, RegateInput } from '../masking/regate.ts';

/** What the rules worker does. Every method is pure: same input, same answer, in every browser and in Node. */
export interface RulesPort {
  maskAll(input: MaskAllInput): Promise<Verdict<MaskedAll, GateReason>>;
  regate(input: RegateInput): Promise<Regated>;
  compile(order: CompileOrder, onStep: OnStep): Promise<CompileAnswer>;
  rulesetHash(): Promise<string>;
}
