import type { GatedText } from '../core/brand.ts';
import { isMaskLevel, type MaskLevel } from '../mask/levels.ts';
import { MASK_RULESET_HASH } from '../mask/ruleset.ts';
import { gate } from './pii-gate.ts';
import type { GateOptions, GateReason, Verdict } from './verdict.ts';

/** A text as the store or the wire holds it: its brand is gone, its ruleset hash says by which rules it was masked. */
export interface StoredText {
  readonly text: string;
  readonly level: string;
  readonly rulesetHash: string;
}

export interface Reopened {
  readonly text: GatedText;
  readonly level: MaskLevel;
  /** Today's hash; when it differs from the stored one, the caller writes it back. */
  readonly rulesetHash: string;
  readonly regated: boolean;
}

/**
 * The one way back to GatedText for what was stored. Under today's rules the text is branded as it stands; otherwise it is
 * gated anew: a pass carries the new hash, a refusal holds the text and its owner is asked.
 */
export function reopen(stored: StoredText, options: GateOptions = {}): Verdict<Reopened, GateReason> {
  const { text, level, rulesetHash } = stored;
  if (!isMaskLevel(level)) return { ok: false, reasons: [{ code: 'unknown-level', start: 0, end: 0 }] };
  if (rulesetHash === MASK_RULESET_HASH)
    return { ok: true, value: { text: text as GatedText, level, rulesetHash, regated: false } };
  const verdict = gate(text, level, options);
  if (!verdict.ok) return verdict;
  return { ok: true, value: { text: verdict.value, level, rulesetHash: MASK_RULESET_HASH, regated: true } };
}
