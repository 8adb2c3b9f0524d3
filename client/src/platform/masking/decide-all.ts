import type { Instant } from '@arbetsytan/shared/core/time';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { type Decision, decide } from '@arbetsytan/shared/mask/decisions';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import { maskAll } from './mask-all.ts';

export interface DecideInput {
  readonly project: MaskProject;
  readonly decisions: readonly Decision[];
  readonly at: Instant;
}

/**
 * The project after a person's decisions, in order. The reason of a release travels with texts and stands in receipts, so it is
 * masked at strict itself; the words that the release lets stand may stand in it.
 */
export function decideAll({ project, decisions, at }: DecideInput): Verdict<MaskProject, GateReason> {
  let known = project;
  for (const decision of decisions) {
    if (decision.kind !== 'add-release') {
      known = decide(known, decision);
      continue;
    }
    const released = decide(known, decision);
    if (released === known) continue;
    const masked = maskAll({ texts: [decision.release.reason], level: 'strict', project: released, at });
    if (!masked.ok) return masked;
    const reason = masked.value.contents[0]?.text ?? '';
    const grown = { ...masked.value.project, releases: known.releases, revision: known.revision ?? 0 };
    known = decide(grown, { kind: 'add-release', release: { ...decision.release, reason } });
  }
  return { ok: true, value: known };
}
