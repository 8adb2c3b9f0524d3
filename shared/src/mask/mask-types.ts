import type { MaskedText, NormalText } from '../core/brand.ts';
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
  /** 0-100, of the surest rule that ever found it; "known in the project" is no rule of its own. Absent: sure enough. */
  readonly confidence?: number;
  /** A person has looked at the hit and says that it is right: its marks are no longer doubtful. */
  readonly sure?: true;
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

/** A place that a person marked in one text, or a hit that was made longer. Offsets in that text's normalised original. */
export interface OwnMark {
  /** Id of the document or note. */
  readonly textId: string;
  readonly type: SpanType;
  readonly start: number;
  readonly end: number;
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
  /** A decision was stored that texts of the project still have to follow. */
  readonly due?: true;
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
