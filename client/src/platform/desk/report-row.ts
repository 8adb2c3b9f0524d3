import type { Id } from '@arbetsytan/shared/core/ids';
import type { EngineId, PolicyId, TemplateId } from '@arbetsytan/shared/fort-knox/pack-types';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';

/** A report that was asked for. It is written before the work starts, so that a reload takes it up again. */
export interface ReportRow {
  readonly id: Id;
  readonly projectId: Id;
  readonly policy: PolicyId;
  readonly template: TemplateId;
  readonly engine: EngineId;
  readonly materialIds: readonly Id[];
  readonly state: 'waiting' | 'refused' | 'confirm' | 'done' | 'cancelled';
  readonly fingerprint: string | null;
  readonly rulesetHash: string | null;
  readonly previousReport: string | null;
  readonly report: KnoxReport | null;
  readonly reasons: readonly KnoxReason[];
  /** "section:index" of every line a person has confirmed (Källkänslig + Extern). */
  readonly confirmed: readonly string[];
  /** Document it was saved as. */
  readonly documentId: Id | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}
