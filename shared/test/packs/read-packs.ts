import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OPEN_RESTRICTIONS } from '../../src/documents/document.ts';
import type { Material } from '../../src/fort-knox/material.ts';
import { MASK_RULESET_HASH } from '../../src/mask/ruleset.ts';

/** A fact is found when all tokens of one of its ways of saying it stand in the report, in any case. */
export interface PlantedFact {
  readonly id: string;
  readonly any: readonly (readonly string[])[];
  /** May be told outside the newsroom. */
  readonly external: boolean;
}

export interface PlantedPack {
  readonly project: { readonly name: string; readonly tags: readonly string[] };
  readonly documents: readonly Pick<Material, 'id' | 'title' | 'kind' | 'date' | 'level' | 'tags' | 'text'>[];
  readonly facts: readonly PlantedFact[];
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly dates: readonly string[];
}

export const PACK_NAMES = ['logg', 'mark', 'skola', 'vard', 'vatten'] as const;

export function readPack(name: string): PlantedPack {
  return JSON.parse(
    readFileSync(fileURLToPath(new URL(`./${name}.json`, import.meta.url).href), 'utf8'),
  ) as PlantedPack;
}

export function materialsOf({ documents }: PlantedPack): readonly Material[] {
  return documents.map((document) => ({
    ...document,
    reviewed: true,
    restrictions: OPEN_RESTRICTIONS,
    rulesetHash: MASK_RULESET_HASH,
    isReport: false,
  }));
}
