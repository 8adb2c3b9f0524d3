import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskAllInput, MaskedAll } from '../masking/mask-all.ts';
import type { OnWindow } from './find-spans.ts';

/**
 * What came of asking for a second opinion. `verdict` is null when the rules have to mask alone: because there is no model
 * (`missed` is null), or because it cannot be had (`missed` says why).
 */
export interface OpinionOutcome {
  readonly verdict: Verdict<MaskedAll, GateReason> | null;
  readonly missed: ErrorCode | null;
}

export interface OpinionOptions {
  /** Ends it, in the middle of whatever the model does. */
  readonly signal?: AbortSignal | undefined;
  /** Called for every part of the texts that the model has read. */
  readonly onWindow?: OnWindow | undefined;
}

/** Masks with the newsroom's model where there is one. A model that fails is told to whoever keeps the models. */
export interface SecondOpinionPort {
  /** @throws AppError cancelled when the signal ended it */
  mask(input: MaskAllInput, options?: OpinionOptions): Promise<OpinionOutcome>;
}
