import { compileReport } from '@arbetsytan/shared/fort-knox/compile';
import { POLICY } from '@arbetsytan/shared/fort-knox/policy';
import { gateOptionsOf } from '@arbetsytan/shared/gate/known-forms';
import type { CompileAnswer, CompileOrder, OnStep } from './compile.port.ts';
import { ENGINES_HERE } from './engines.ts';

/** The rules worker's side of Fort Knox: plain values in, plain values out. Pure. */
export function compileOrder(order: CompileOrder, onStep: OnStep): CompileAnswer {
  const engine = ENGINES_HERE[order.engine];
  if (!engine)
    return {
      ok: false,
      pending: null,
      reasons: [{ code: 'form', documentId: null, line: null, repair: 'none', count: 1 }],
    };
  const { project, policy, template, materials, previousReport } = order;
  const result = compileReport({
    project,
    policy,
    template,
    engine,
    materials,
    previousReport,
    gate: gateOptionsOf(order.maskProject, POLICY[policy].gateLevel),
    confirmed: { lines: new Set(order.confirmed.lines), fingerprint: order.confirmed.fingerprint },
    find: (key) =>
      order.earlier.find(
        ({ integrity }) =>
          integrity.fingerprint === key.fingerprint &&
          integrity.rulesetHash === key.rulesetHash &&
          integrity.template === key.template &&
          integrity.engine === key.engine,
      ) ?? null,
    onStep,
  });
  return result.ok
    ? { ok: true, report: result.report }
    : { ok: false, reasons: result.reasons, pending: result.pending };
}
