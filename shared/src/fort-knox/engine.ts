import type { Draft } from './draft.ts';
import type { EngineId, ReleasedPack } from './pack-types.ts';

/**
 * The port every report writer stands behind. Takes only a released pack, so nothing ungated can reach it. Pure and
 * synchronous: the same pack gives the same draft, byte for byte. `engine.contract.ts` is the suite each one passes.
 */
export interface Engine {
  readonly id: EngineId;
  /** Raised whenever the output may change: it is part of the ruleset hash, so old reports are not taken for new ones. */
  readonly version: string;
  compile(released: ReleasedPack): Draft;
}
