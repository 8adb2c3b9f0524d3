import type { GatedText } from '../core/brand.ts';
import { isMaskLevel } from '../mask/levels.ts';
import { residue } from '../mask/mask.ts';
import { EMPTY_MASK_PROJECT, type Release } from '../mask/mask-types.ts';
import { gate } from './pii-gate.ts';
import type { GateOptions, GateReason, Verdict } from './verdict.ts';

/** A masked text as it comes over the wire. Nothing it says of itself is believed but what makes the check stricter. */
export interface ArrivedText {
  readonly text: string;
  readonly level: string;
  /** What its owner let stand: a hit that one of them covers is no refusal. */
  readonly releases: readonly Release[];
}

/**
 * The server's check (PRODUCT.md, promise 1). It has no key table, so no surface form is known and every placeholder is
 * taken as given; in return the masker reads the text once more at its level, and what it would still hide is a refusal.
 */
export function gateArrival(
  { text, level, releases }: ArrivedText,
  options: Pick<GateOptions, 'isLate'> = {},
): Verdict<GatedText, GateReason> {
  try {
    if (!isMaskLevel(level)) return { ok: false, reasons: [{ code: 'unknown-level', start: 0, end: 0 }] };
    const verdict = gate(text, level, { ...options, releases });
    const more = residue(text, level, { ...EMPTY_MASK_PROJECT, releases }).map(
      ({ start, end }): GateReason => ({ code: 'still-unmasked', start, end }),
    );
    if (verdict.ok && more.length === 0 && !options.isLate?.()) return verdict;
    const reasons = [...(verdict.ok ? [] : verdict.reasons), ...more];
    return { ok: false, reasons: reasons.length > 0 ? reasons : [{ code: 'gate-failed', start: 0, end: 0 }] };
  } catch {
    return { ok: false, reasons: [{ code: 'gate-failed', start: 0, end: 0 }] };
  }
}
