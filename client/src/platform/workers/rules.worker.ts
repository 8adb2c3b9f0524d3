import { reIdClues } from '@arbetsytan/shared/gate/re-id-clues';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import type { LabelModel } from '@arbetsytan/shared/models/model';
import { expose } from 'comlink';
import { compileOrder } from '../fort-knox/compile-order.ts';
import { decideAll } from '../masking/decide-all.ts';
import { gateAll, gateReport, maskAll } from '../masking/mask-all.ts';
import { maskWithOpinion } from '../masking/mask-with-opinion.ts';
import { regate } from '../masking/regate.ts';
import { createDeviceShelf } from '../models/device-shelf.ts';
import type { LoadedModel } from '../second-opinion/find-spans.ts';
import { RUNTIME_ADDRESS } from '../second-opinion/runtime-address.engine.ts';
import type { OpinionRulesPort } from './rules.port.ts';

const shelf = createDeviceShelf(caches);
// Only a newsroom with a model ever loads the runtime.
const runtime = () => import('../second-opinion/second-opinion.ts');
let loaded: { readonly key: string; readonly model: Promise<LoadedModel> } | null = null;

/** The model, loaded at its first use. A failure is not kept. */
function load(entry: LabelModel): Promise<LoadedModel> {
  const key = entry.files.map(({ sha256 }) => sha256).join();
  if (loaded?.key !== key) {
    const model = runtime().then(({ loadModel }) => loadModel(entry, shelf, RUNTIME_ADDRESS));
    loaded = { key, model };
    model.catch(() => {
      loaded = null;
    });
  }
  return loaded.model;
}

const port: OpinionRulesPort = {
  maskAll: async (input) => maskAll(input),
  maskWithOpinion: (input, onWindow) => maskWithOpinion(input, load, onWindow),
  warmRuntime: async () => void (await runtime()),
  decide: async (input) => decideAll(input),
  clues: async (text) => reIdClues(text),
  regate: async (input) => regate(input),
  compile: async (order, onStep) => compileOrder(order, onStep),
  gateAll: async (input) => gateAll(input),
  gateExport: async (report, project) => gateReport(report, project),
  rulesetHash: async () => MASK_RULESET_HASH,
};
expose(port);
