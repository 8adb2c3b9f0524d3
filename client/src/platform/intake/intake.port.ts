import type { Id } from '@arbetsytan/shared/core/ids';
import type { IsoDate } from '@arbetsytan/shared/core/time';
import type { ErrorParams } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';

/** How far one file has come on its way to a masked document. */
export type IntakeState =
  /** Not written down yet: a browser that is killed now forgets the file. */
  | { readonly step: 'receiving' }
  | { readonly step: 'waiting' }
  | { readonly step: 'storing' }
  /** Pages 1..of; `of` is 0 until it is known. */
  | { readonly step: 'reading'; readonly page: number; readonly of: number }
  /** Parts of the text that the newsroom's model has read, where there is one. */
  | { readonly step: 'masking'; readonly part?: number; readonly of?: number }
  | { readonly step: 'done'; readonly documentId: Id }
  | { readonly step: 'failed'; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly step: 'cancelled' };

export interface IntakeItem {
  readonly id: Id;
  readonly projectId: Id;
  /** File name or title as the person gave it. Shown to that person only, never stored outside the vault. */
  readonly name: string;
  readonly state: IntakeState;
  /** True for a failure that may go better the next time. */
  readonly canRetry: boolean;
}

export interface Article {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly date: IsoDate | null;
}

/**
 * The way into a project: bytes -> vault -> text -> mask -> gate -> document. Work goes on when the screen is left, and is
 * taken up again at the next start once the original is in the vault. Reach it by `useIntake()`.
 */
export interface Intake {
  /** Answers at once with one item a file; a file that fails does not stop the rest. */
  addFiles(projectId: Id, files: readonly File[]): readonly IntakeItem[];
  /** Resolves when the text is a document, has failed or was cancelled: `state.step` says which. An empty title is replaced by the text's first words. */
  addPastedText(projectId: Id, title: string, text: string): Promise<IntakeItem>;
  addArticle(projectId: Id, article: Article): Promise<IntakeItem>;
  /** Stops it and removes its original. Nothing happens when it is done. */
  cancel(id: Id): void;
  /** Runs a failed item again; nothing happens unless `canRetry`. */
  retry(id: Id): void;
  /** Takes an ended item off the list; a failed one's original goes with it. */
  dismiss(id: Id): void;
  /** Every item of this tab, oldest first. The same array until something changes. */
  items(): readonly IntakeItem[];
  subscribe(on: () => void): () => void;
  /** Takes up what a closed tab or a killed browser left, in one tab only. Call once at start. */
  resume(): Promise<void>;
}
