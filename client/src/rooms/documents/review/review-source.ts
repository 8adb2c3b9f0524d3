import type { Id } from '@arbetsytan/shared/core/ids';
import type { Mark } from '@arbetsytan/shared/documents/masked-content';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';

/** A text whose masking can be reviewed, a document or a note: where it comes from is the caller's business. */
export interface ReviewSource {
  readonly id: Id;
  readonly projectId: Id;
  readonly title: string;
  readonly level: MaskLevel;
  /** The masked text as it is stored now. */
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly backHref: string;
  /** May this account open the original? */
  readonly isMine: boolean;
  /** The unmasked text. @throws AppError original-missing, original-not-yours, vault-damaged */
  original(): Promise<string>;
  /** Masks the text again under the decisions in force. @param original so that it is not opened twice */
  remask(original: string): Promise<Verdict<unknown, GateReason>>;
  /** Masks all texts of the project again. @returns how many could not be */
  follow(onText: (done: number, of: number) => void): Promise<number>;
}
