import type { Classification } from '../projects/project.ts';
import type { PolicyId } from './pack-types.ts';
import type { KnoxReason } from './reasons.ts';
import type { AddressedLine } from './report-lines.ts';

/** PRODUCT.md, "Classification decides": Källkänslig leaves in Extern only with confirmation line by line. */
export function needsConfirmation(classification: Classification, policy: PolicyId): boolean {
  return classification === 'source-sensitive' && policy === 'external';
}

/** One reason with the number of lines that nobody has confirmed yet; empty when all are. */
export function checkConfirmation(lines: readonly AddressedLine[], confirmed: ReadonlySet<string>): KnoxReason[] {
  const count = lines.filter(({ at }) => !confirmed.has(at)).length;
  return count === 0 ? [] : [{ code: 'confirmation-missing', documentId: null, line: null, repair: 'none', count }];
}
