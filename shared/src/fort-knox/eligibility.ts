import { atLeast } from '../mask/levels.ts';
import type { Material } from './material.ts';
import type { Policy } from './policy.ts';
import type { KnoxCode, KnoxReason, KnoxRepair } from './reasons.ts';

/**
 * Why a material may not be packed under a policy; empty when it may. All reasons at once.
 * @param maskRuleset hash of today's masking rules
 */
export function ineligible(material: Material, policy: Policy, maskRuleset: string): KnoxReason[] {
  const reasons: KnoxReason[] = [];
  const because = (code: KnoxCode, repair: KnoxRepair, count = 1) =>
    reasons.push({ code, repair, documentId: material.id, line: null, count });
  if (material.isReport) because('report-as-input', 'leave-out');
  if (!material.restrictions.fortKnox || !material.restrictions.ai) because('restricted', 'leave-out');
  else if (policy.id === 'external' && !material.restrictions.export) because('restricted', 'leave-out');
  if (!atLeast(material.level, policy.leastLevel)) because('level-too-low', 'raise-level');
  if (material.rulesetHash !== maskRuleset || material.isBehind) because('ruleset-stale', 'mask-again');
  const doubtful = material.doubtful ?? 0;
  // What is doubtful is unreviewed until looked at, whatever was said of the whole text.
  if (policy.reviewed && doubtful > 0) because('doubtful-hits', 'review', doubtful);
  else if (policy.reviewed && !material.reviewed) because('not-reviewed', 'mark-reviewed');
  return reasons;
}
