import type { GatedText } from '../core/brand.ts';
import type { Id } from '../core/ids.ts';
import type { Instant, IsoDate } from '../core/time.ts';
import type { MaskedContent } from './masked-content.ts';
import type { TranscriptFacts } from './transcript-facts.ts';

export const DOCUMENT_KINDS = ['pdf', 'text', 'pasted', 'article', 'report', 'transcript'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Usage restrictions, set in the document view and enforced in client and server. */
export interface Restrictions {
  readonly ai: boolean;
  readonly export: boolean;
  readonly fortKnox: boolean;
}

export const OPEN_RESTRICTIONS: Restrictions = { ai: true, export: true, fortKnox: true };

/** What a saved report remembers of how it was made. */
export interface ReportOrigin {
  readonly reportId: Id;
  readonly fingerprint: string;
  readonly policy: string;
  readonly template: string;
  readonly engine: string;
}

/** A masked text in a project. A saved report is one too, of kind `report`, and is never input to the next report. */
export interface DocumentRow extends MaskedContent {
  readonly id: Id;
  readonly projectId: Id;
  readonly kind: DocumentKind;
  readonly title: GatedText;
  readonly tags: readonly GatedText[];
  /** The date the text itself is from, when known. */
  readonly date: IsoDate | null;
  readonly pages: number | null;
  readonly bytes: number;
  /** Vault id of the unmasked bytes; null when there are none (a saved report). */
  readonly originalId: Id | null;
  readonly importedBy: string;
  readonly reviewed: boolean;
  readonly restrictions: Restrictions;
  readonly report: ReportOrigin | null;
  /** Of kind `transcript` only: times, speakers, quotes. */
  readonly transcript?: TranscriptFacts;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
