import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import { gateOptionsOf } from '@arbetsytan/shared/gate/known-forms';
import { gate } from '@arbetsytan/shared/gate/pii-gate';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { rawText } from '@arbetsytan/shared/ingest/decode';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { toMarks } from '@arbetsytan/shared/mask/marks';
import { mask } from '@arbetsytan/shared/mask/mask';
import type { MaskProject, MaskResult } from '@arbetsytan/shared/mask/mask-types';
import { MASK_RULESET_HASH } from '@arbetsytan/shared/mask/ruleset';
import { normalise } from '@arbetsytan/shared/text/normalise';

export interface MaskAllInput {
  readonly texts: readonly string[];
  readonly level: MaskLevel;
  readonly project: MaskProject;
}

export interface MaskedAll {
  /** In the order of `texts`. */
  readonly contents: readonly MaskedContent[];
  readonly project: MaskProject;
}

/** A name first found in a later text is looked for in the earlier ones again, at most this often. */
const ROUNDS = 4;

/** Normalises, masks and gates every text with one project. All pass or none does; a refusal lists every text's reasons. */
export function maskAll({ texts, level, project }: MaskAllInput): Verdict<MaskedAll, GateReason> {
  const normal = texts.map((text) => normalise(rawText(text)));
  let known = project;
  let results: readonly MaskResult[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = known;
    results = normal.map((text) => {
      const result = mask({ text, level, project: known });
      known = result.project;
      return result;
    });
    if (known.pseudonyms.length === before.pseudonyms.length && formsOf(known) === formsOf(before)) break;
  }
  const options = gateOptionsOf(known, level);
  const verdicts = results.map((result) => gate(result.masked, level, options));
  const reasons = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.reasons));
  if (reasons.length > 0) return { ok: false, reasons };
  const contents = verdicts.flatMap((verdict, i): MaskedContent[] => {
    const result = results[i];
    return verdict.ok && result ? [contentOf(verdict.value, level, result)] : [];
  });
  return { ok: true, value: { contents, project: known } };
}

const contentOf = (text: GatedText, level: MaskLevel, result: MaskResult): MaskedContent => ({
  text,
  level,
  rulesetHash: MASK_RULESET_HASH,
  marks: toMarks(result),
});

const formsOf = (project: MaskProject) => project.pseudonyms.reduce((sum, { forms }) => sum + forms.length, 0);
