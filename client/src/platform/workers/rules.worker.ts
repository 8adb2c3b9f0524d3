import { joinNumbers } from '@arbetsytan/shared/mask/numbers';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import { expose } from 'comlink';
import { compileOrder } from '../fort-knox/compile-order.ts';
import { inspect } from '../masking/inspect.ts';
import { gateAll, gateReport, maskAll } from '../masking/mask-all.ts';
import { regate } from '../masking/regate.ts';
import type { RulesPort } from './rules.port.ts';

const port: RulesPort = {
  maskAll: async (input) => maskAll(input),
  regate: async (input) => regate(input),
  compile: async (order, onStep) => compileOrder(order, onStep),
  gateAll: async (input) => gateAll(input),
  gateExport: async (report, project) => gateReport(report, project),
  inspect: async (input) => inspect(input),
  join: async ({ project, type, from, into, at }) => joinNumbers(project, type, from, into, at),
  rulesetHash: async () => MASK_RULESET_HASH,
};
expose(port);
