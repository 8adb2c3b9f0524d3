import type { Classification } from '../projects/project.ts';
import type { PolicyId } from './pack-types.ts';
import type { KnoxReason } from './reasons.ts';
import type { AddressedLine } from './report-lines.ts';

/** PRODUCT.md, "Classification decides": Källkänslig leaves in Extern only with confirmation line by line. */
export function needsConfirmation(classification: Classification, policy: PolicyId): boolean {
  return classification === 'source-sensitive' && policy === 'external';
}

/** What a person has confirmed: addresses of lines, and the fingerprint of the pack whose lines they read. */
export interface Confirmed {
  readonly lines: ReadonlySet<string>;
  readonly fingerprint: string | null;
}

/**
 * One reason with the number of lines that nobody has confirmed yet; empty when all are. An address says nothing of what
 * stood there, so what was confirmed of another pack counts for nothing.
 */
export function checkConfirmation(
  lines: readonly AddressedLine[],
  fingerprint: string,
  given: Confirmed,
): KnoxReason[] {
  const confirmed = given.fingerprint === fingerprint ? given.lines : new Set<string>();
  const count = lines.filter(({ at }) => !confirmed.has(at)).length;
  return count === 0 ? [] : [{ code: 'confirmation-missing', documentId: null, line: null, repair: 'none', count }];
}
