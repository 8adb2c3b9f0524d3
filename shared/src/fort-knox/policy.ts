import { KB } from '../core/units.ts';
import type { MaskLevel } from '../mask/levels.ts';
import type { EngineId, PolicyId } from './pack-types.ts';

/** A policy as data (PRODUCT.md, "Fort Knox"). */
export interface Policy {
  readonly id: PolicyId;
  /** Least mask level of every text in the pack. */
  readonly leastLevel: MaskLevel;
  /** Level that input and output gates check at. */
  readonly gateLevel: MaskLevel;
  /** Words taken as they stand, marked and cited. */
  readonly quotes: boolean;
  /** A copied run of this many normalised words is refused; null when quotes are allowed. */
  readonly quoteRun: number | null;
  /** Most bytes of the pack's canonical JSON. */
  readonly packBytes: number;
  /** Finest precision of a date in the report. */
  readonly dates: 'as-written' | 'month';
  /** Every text must have been read by a person. */
  readonly reviewed: boolean;
  readonly engines: readonly EngineId[];
}

export const POLICY: Readonly<Record<PolicyId, Policy>> = {
  internal: {
    id: 'internal',
    leastLevel: 'normal',
    gateLevel: 'normal',
    quotes: true,
    quoteRun: null,
    packBytes: 800 * KB,
    dates: 'as-written',
    reviewed: false,
    engines: ['extract'],
  },
  external: {
    id: 'external',
    leastLevel: 'strict',
    gateLevel: 'strict',
    quotes: false,
    quoteRun: 9,
    packBytes: 300 * KB,
    dates: 'month',
    reviewed: true,
    engines: ['template-lines'],
  },
};
