import type { Sha256Hex } from '../core/sha256.ts';
import type { Release } from '../mask/mask-types.ts';
import type { EngineId, PolicyId, TemplateId } from './pack-types.ts';

/** The passage a sentence stands on. `start`/`end` are UTF-16 offsets in the document's masked text; `hash` is of that passage. */
export interface Citation {
  readonly document: string;
  readonly paragraph: string;
  readonly start: number;
  readonly end: number;
  readonly hash: Sha256Hex;
  /** When the passage's paragraph is said, milliseconds into its recording. Absent where nothing of it was recorded. */
  readonly at?: number;
}

/** One claim, one line. `quote` marks words taken as they stand (Intern only). */
export interface ReportLine {
  readonly text: string;
  readonly quote: boolean;
  readonly citations: readonly Citation[];
}

export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;

export interface TimelineLine extends ReportLine {
  /** YYYY-MM-DD, YYYY-MM or YYYY by precision. */
  readonly date: string;
  readonly precision: (typeof DATE_PRECISIONS)[number];
  /** True when the date was worked out ("i går" against the document's date) and not written: shown as "tolkat". */
  readonly interpreted: boolean;
}

export interface Theme {
  readonly label: string;
  readonly lines: readonly ReportLine[];
}

export interface Risk extends ReportLine {
  readonly countermeasure: string;
}

export const CONFIDENCE = ['low', 'medium', 'high'] as const;

/** Computed from what the gates saw, never from what an engine says of itself. */
export interface Integrity {
  readonly fingerprint: Sha256Hex;
  readonly rulesetHash: Sha256Hex;
  readonly policy: PolicyId;
  readonly template: TemplateId;
  readonly engine: EngineId;
  readonly engineVersion: string;
  readonly documents: number;
  readonly paragraphs: number;
  readonly quarantined: number;
  readonly packBytes: number;
  readonly gates: readonly { readonly gate: string; readonly ok: boolean; readonly checked: number }[];
  /** Exceptions from masking in the material, each once. Absent when there are none. */
  readonly releases?: readonly Release[];
}

export interface KnoxReport {
  readonly format: 1;
  readonly title: string;
  readonly summary: readonly ReportLine[];
  readonly themes: readonly Theme[];
  readonly timeline: readonly TimelineLine[];
  readonly verify: readonly ReportLine[];
  readonly risks: readonly Risk[];
  readonly questions: readonly ReportLine[];
  readonly nextSteps: readonly ReportLine[];
  readonly confidence: { readonly grade: (typeof CONFIDENCE)[number]; readonly reasons: readonly string[] };
  readonly material: readonly { readonly document: string; readonly label: string; readonly hash: Sha256Hex }[];
  readonly integrity: Integrity;
}
