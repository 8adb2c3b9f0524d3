import type { IsoDate } from '@arbetsytan/shared/core/time';
import type { DocumentKind } from '@arbetsytan/shared/documents/document';
import type { Refusal } from '@arbetsytan/shared/ingest/limits';

/** What was read out of a file. */
export interface ReadText {
  readonly kind: Extract<DocumentKind, 'pdf' | 'text'>;
  readonly text: string;
  readonly pages: number | null;
  /** The day the file itself says it was made, when it says so. */
  readonly date: IsoDate | null;
}

export type ReadOutcome =
  | { readonly ok: true; readonly value: ReadText }
  | { readonly ok: false; readonly refusal: Refusal };

/** Pages read so far, and how many there are. */
export type OnPage = (page: number, of: number) => void;

/** Bytes -> text. Lives in a worker of its own, so that a hostile file takes only that worker with it. */
export interface ReaderPort {
  read(bytes: Uint8Array<ArrayBuffer>, name: string, onPage: OnPage): Promise<ReadOutcome>;
}
