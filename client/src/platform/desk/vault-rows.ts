import type { Id } from '@arbetsytan/shared/core/ids';
import type { IsoDate } from '@arbetsytan/shared/core/time';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';

// Rows that the vault alone has.

/** What a newcomer may read of an original without opening it. */
export interface OriginalMeta {
  readonly id: Id;
  readonly projectId: Id;
  /** File name as it was: vault only. */
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly importedBy: string;
  readonly createdAt: string;
}

/** Step an intake has reached, so that a killed browser resumes it. */
export interface IntakeRow {
  readonly id: Id;
  readonly projectId: Id;
  readonly originalId: Id;
  /** File name or title as the person gave it: vault only. */
  readonly name: string;
  /** Where the bytes came from; a pasted text and an article are stored as UTF-8. */
  readonly from: 'file' | 'pasted' | 'article';
  /** The date the text itself is from, when known (an article's). */
  readonly date: IsoDate | null;
  readonly state: 'stored' | 'failed';
  /** Error code when failed. */
  readonly code: string | null;
  readonly createdAt: string;
}

/** A project's numbers, words and releases: vault. The row's id is the project's. */
export interface MaskProjectRow {
  readonly id: Id;
  readonly projectId: Id;
  readonly project: MaskProject;
  readonly updatedAt: string;
}
