/**
 * Why Fort Knox says no. All failing reasons are listed at once. `documentId` and `line` say where, never what; `repair`
 * is what one tap can do about it. Copy: `i18n/sv/fort-knox.ts`.
 */
export const KNOX_CODES = [
  'no-material',
  'level-too-low',
  'not-reviewed',
  'doubtful-hits',
  'ruleset-stale',
  'restricted',
  'report-as-input',
  'pack-too-large',
  'pii-in',
  'form',
  'citation-broken',
  'unsupported',
  'pii-out',
  'quote-run',
  're-identification',
  'date-too-fine',
  'confirmation-missing',
] as const;
export type KnoxCode = (typeof KNOX_CODES)[number];

export const KNOX_REPAIRS = [
  'raise-level',
  'mark-reviewed',
  'review',
  'mask-again',
  'leave-out',
  'open-document',
  'none',
] as const;
export type KnoxRepair = (typeof KNOX_REPAIRS)[number];

export interface KnoxReason {
  readonly code: KnoxCode;
  readonly documentId: string | null;
  /** Where in the report, as "section:index", for reasons about output. */
  readonly line: string | null;
  readonly repair: KnoxRepair;
  readonly count: number;
}

export type KnoxOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reasons: readonly KnoxReason[] };
