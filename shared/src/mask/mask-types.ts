import type { MaskedText, NormalText } from '../core/brand.ts';
import type { Id } from '../core/ids.ts';
import type { Sha256Hex } from '../core/sha256.ts';
import type { Instant } from '../core/time.ts';
import type { MaskLevel, SpanType } from './levels.ts';

/** What a detector proposes. Offsets are UTF-16 code units in the original text, end exclusive. */
export interface Candidate {
  readonly type: SpanType;
  readonly start: number;
  readonly end: number;
  /** 0-100; under 60 is doubtful and is shown first in the review. */
  readonly confidence: number;
  /** Stable id of the rule, for example `personnummer.ten-digits`; its copy is `maskRules[rule]` in i18n. */
  readonly rule: string;
}

/** A cut that was made. `start`/`end` are in the input; `maskedStart`/`maskedEnd` are in the masked text. */
export interface MaskSpan extends Candidate {
  readonly placeholder: string;
  readonly maskedStart: number;
  readonly maskedEnd: number;
}

/** A value that has a number in the project. It holds surface forms: it lives in the vault and is never synced in clear. */
export interface Pseudonym {
  readonly type: SpanType;
  readonly number: number;
  /** Canonical value (digits only, folded name ...): equal values get the same placeholder. */
  readonly canonical: string;
  /** Every surface form seen, for the gate and for the owner. */
  readonly forms: readonly string[];
  /** Its key in the number table, once it was claimed. */
  readonly key?: Sha256Hex;
  /** The best that any rule but "known in the project" has said for it, in any text. Absent in rows from before it was kept. */
  readonly found?: { readonly rule: string; readonly confidence: number };
  /** A person has looked and says that it is to be hidden: its marks are certain in every text of the project. */
  readonly sure?: boolean;
}

/** A place that a person marked in one text: UTF-16 offsets in its normalised original, end exclusive. Never the words themselves. */
export interface OwnMark {
  readonly id: Id;
  readonly textId: Id;
  readonly start: number;
  readonly end: number;
  readonly type: SpanType;
}

/** "The value behind `key` has this number." One row of the number table, which may be synced: it holds no surface form. */
export interface NumberClaim {
  /** HMAC-SHA-256 of type and canonical value under the project's key. */
  readonly key: Sha256Hex;
  readonly type: SpanType;
  readonly number: number;
  readonly at: Instant;
  /** Instead: a person said that it is the same as the value behind this key; its own key takes that back. */
  readonly joins?: Sha256Hex;
}

/** A person's decision that a hit may stay readable. Travels with the row and stands in every receipt. */
export interface Release {
  readonly kind: 'public' | 'wrong-hit';
  readonly type: SpanType;
  readonly form: string;
  readonly reason: string;
}

/** The project as masking sees it. Immutable: `mask` returns a new one when numbers were given out. */
export interface MaskProject {
  readonly pseudonyms: readonly Pseudonym[];
  readonly alwaysMask: readonly string[];
  readonly releases: readonly Release[];
  /** Secret of the number table: 64 hexadecimal digits. Absent where nothing is remembered (the command line, the server). */
  readonly key?: string;
  /** Who has which number, also of values this device has never seen. */
  readonly numbers?: readonly NumberClaim[];
  readonly ownMarks?: readonly OwnMark[];
  /** Placeholders that were joined to others, for texts that still have the old one: old -> new. */
  readonly moved?: Readonly<Record<string, string>>;
  /** Raised by every decision about what is hidden; a text masked under a lower one is masked again. 0 when absent. */
  readonly revision?: number;
  /** The revision that everything in the project has been masked under. 0 when absent. */
  readonly settled?: number;
}

export const EMPTY_MASK_PROJECT: MaskProject = { pseudonyms: [], alwaysMask: [], releases: [] };

export interface MaskInput {
  readonly text: NormalText;
  readonly level: MaskLevel;
  readonly project: MaskProject;
  /** A second opinion (a model, the user's own marks), united with the rules and never a replacement. */
  readonly extraSpans?: readonly Candidate[];
}

export interface MaskResult {
  readonly masked: MaskedText;
  /** Sorted by start, disjoint. */
  readonly spans: readonly MaskSpan[];
  readonly project: MaskProject;
}
