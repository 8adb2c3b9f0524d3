import type { Id } from '@arbetsytan/shared/core/ids';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';

/** A document or a note under review. Comes from `app/`, which sees both rooms. */
export interface ReviewSubject {
  readonly projectId: Id;
  readonly textId: Id;
  readonly title: string;
  readonly level: MaskLevel;
  readonly reviewed: boolean;
  /** Address of the text itself. */
  readonly back: string;
  /** The unmasked text. That it is opened is written down first. @throws AppError as `originalText` */
  open(): Promise<string>;
  /** Replaces the stored masked text; reports that stand on an earlier version are purged. */
  store(content: MaskedContent): Promise<Verdict<true, GateReason>>;
  markReviewed(): Promise<void>;
  /** Masks the rest of the project again. @returns how many texts could not be */
  keepUp(onProgress: (done: number, of: number) => void): Promise<number>;
}
