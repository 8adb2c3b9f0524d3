import { gateOptionsOf } from '@arbetsytan/shared/gate/known-forms';
import { reopen, type StoredText } from '@arbetsytan/shared/gate/reopen';
import { isMaskLevel } from '@arbetsytan/shared/mask/levels';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';

export interface RegateInput {
  readonly texts: readonly StoredText[];
  readonly project: MaskProject;
}

/** One answer a text: the hash of the rules it passes under now, or null when it is held. */
export type Regated = readonly (string | null)[];

/** Stored texts under today's rules (`shared/gate/reopen.ts`). */
export function regate({ texts, project }: RegateInput): Regated {
  return texts.map((stored) => {
    const options = isMaskLevel(stored.level) ? gateOptionsOf(project, stored.level) : {};
    const verdict = reopen(stored, options);
    return verdict.ok ? verdict.value.rulesetHash : null;
  });
}
