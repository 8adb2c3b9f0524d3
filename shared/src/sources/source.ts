import type { GatedText } from '../core/brand.ts';
import type { Id } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';

export const SOURCE_KINDS = ['link', 'person', 'document', 'other'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What may be shared about a source. */
export interface Source {
  readonly id: Id;
  readonly projectId: Id;
  readonly kind: SourceKind;
  readonly title: GatedText;
  readonly note: GatedText;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Who the source really is: vault only. Same id as its `Source`. */
export interface SourceSecret {
  readonly id: Id;
  readonly projectId: Id;
  readonly name: string;
  readonly contact: string;
}
