import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { rawText } from '@arbetsytan/shared/ingest/decode';
import type { Candidate } from '@arbetsytan/shared/mask/mask-types';
import type { LabelModel } from '@arbetsytan/shared/models/model';
import { normalise } from '@arbetsytan/shared/text/normalise';
import type { LoadedModel, OnWindow } from '../second-opinion/find-spans.ts';
import { findSpans } from '../second-opinion/find-spans.ts';
import { hidesAnything } from '../second-opinion/read-labels.ts';
import { type MaskAllInput, type MaskedAll, maskAll } from './mask-all.ts';

export interface MaskWithOpinion extends MaskAllInput {
  readonly model: LabelModel;
}

export interface OpinionAnswer {
  readonly verdict: Verdict<MaskedAll, GateReason>;
  /** Why the second opinion could not be had; null when it was, or when it has nothing to say at this level. */
  readonly missed: ErrorCode | null;
}

/**
 * [Note: the second opinion]
 * A newsroom may put a token-classification model in its store. What it finds is added to what the rules find; it takes
 * nothing away, and the rules, the gate and the server's check work without it.
 *
 * When the model cannot be had (not fetched yet, damaged, too slow, out of memory) there are three ways to go. Refusing to mask
 * would stop a reporter in the field because of an aid that most installations do not have: the text would lie unmasked in
 * the vault, and the deadline would pass. Masking silently by the rules would let the newsroom believe that two have looked
 * when one has. So the rules mask, the text says of itself that the second opinion is missing (`secondOpinion: 'missed'`), its
 * screen tells so until it is masked again with the model, and it is unreviewed like every new text: Fort Knox
 * and export wait for a person anyway. The rules' own promise, measured without any model, holds in every case.
 *
 * @param load the model, loaded once and kept by the caller
 */
export async function maskWithOpinion(
  { model, ...input }: MaskWithOpinion,
  load: (entry: LabelModel) => Promise<LoadedModel>,
  onWindow: OnWindow,
): Promise<OpinionAnswer> {
  if (!hidesAnything(model, input.level)) return { verdict: maskAll(input), missed: null };
  const opinion = await opinionOn(input.texts, () => load(model), onWindow);
  return 'missed' in opinion
    ? { verdict: maskAll({ ...input, secondOpinion: 'missed' }), missed: opinion.missed }
    : { verdict: maskAll({ ...input, secondOpinion: 'ran', extraSpans: opinion.spans }), missed: null };
}

async function opinionOn(
  texts: readonly string[],
  load: () => Promise<LoadedModel>,
  onWindow: OnWindow,
): Promise<{ readonly spans: readonly (readonly Candidate[])[] } | { readonly missed: ErrorCode }> {
  try {
    // Offsets are those of the normalised text, which is what `mask` reads.
    return {
      spans: await findSpans(
        texts.map((text) => normalise(rawText(text))),
        await load(),
        onWindow,
      ),
    };
  } catch (thrown) {
    return { missed: thrown instanceof AppError ? thrown.code : 'model-unusable' };
  }
}
