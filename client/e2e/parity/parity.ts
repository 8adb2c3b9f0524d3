import { canonicalJson, type Json } from '@arbetsytan/shared/core/canonical-json';
import { sha256Text } from '@arbetsytan/shared/core/sha256';
import { OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import type { Material } from '@arbetsytan/shared/fort-knox/material';
import { MASK_LEVELS } from '@arbetsytan/shared/mask/levels';
import { EMPTY_MASK_PROJECT, type MaskProject } from '@arbetsytan/shared/mask/mask-types';
import { compileOrder } from '../../src/platform/fort-knox/compile-order.ts';
import { maskAll } from '../../src/platform/masking/mask-all.ts';

/** Texts as a person would add them; each is masked into one project. */
export interface Corpus {
  readonly texts: readonly string[];
}

export interface ParityHash {
  readonly hash: string;
  /** What was hashed, so that a hash over nothing shows: texts that passed, and reports that were written. */
  readonly masked: number;
  readonly reports: number;
}

/**
 * One hash over everything the rules make of a corpus: every level's masked texts, marks and numbers, every refusal, and
 * every report of every policy and template. The same in every browser and in Node, or the rules are not pure.
 */
export function parityOf({ texts }: Corpus): ParityHash {
  const made: unknown[] = [];
  let masked = 0;
  let reports = 0;
  for (const level of MASK_LEVELS) {
    let project: MaskProject = EMPTY_MASK_PROJECT;
    const materials: Material[] = [];
    texts.forEach((text, i) => {
      const verdict = maskAll({ texts: [text], level, project, at: '2026-11-23T12:00:00.000Z' });
      made.push(verdict);
      const content = verdict.ok ? verdict.value.contents[0] : undefined;
      if (!verdict.ok || !content) return;
      project = verdict.value.project;
      masked += 1;
      materials.push({
        id: `d${i}`,
        title: `Dokument ${i}`,
        kind: i % 2 === 0 ? 'text' : 'note',
        date: `2024-0${(i % 9) + 1}-15`,
        level,
        tags: [],
        text: content.text,
        reviewed: true,
        restrictions: OPEN_RESTRICTIONS,
        rulesetHash: content.rulesetHash,
        isReport: false,
      });
    });
    for (const [policy, engine] of [
      ['internal', 'extract'],
      ['external', 'template-lines'],
    ] as const)
      for (const template of ['weekly', 'brief', 'incident'] as const) {
        const order = {
          project: { name: 'Paritet', tags: [], classification: 'normal' as const },
          policy,
          template,
          engine,
          materials,
          previousReport: null,
          maskProject: project,
          confirmed: { lines: [], fingerprint: null },
          earlier: [],
        };
        const answer = compileOrder(order, () => {});
        if (answer.ok) reports += 1;
        made.push(answer);
      }
  }
  return { hash: sha256Text(canonicalJson(made as Json)), masked, reports };
}
