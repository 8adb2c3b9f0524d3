import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { ineligible } from '@arbetsytan/shared/fort-knox/eligibility';
import type { Material } from '@arbetsytan/shared/fort-knox/material';
import type { Quarantined } from '@arbetsytan/shared/fort-knox/pack';
import type { Policy } from '@arbetsytan/shared/fort-knox/policy';
import { addressesAi } from '@arbetsytan/shared/fort-knox/quarantine';
import type { KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { Note } from '@arbetsytan/shared/notes/note';
import { paragraphs } from '@arbetsytan/shared/text/paragraphs';
import { materialOfDocument, materialOfNote } from '../../platform/fort-knox/materials.ts';

/** A row that a report can stand on: what Fort Knox is offered, and the row it came from. */
export type Choice =
  | { readonly from: 'document'; readonly row: DocumentRow; readonly material: Material }
  | { readonly from: 'note'; readonly row: Note; readonly material: Material };

/** What may be chosen, oldest first. A saved report is no material and is not listed. */
export function choicesOf(
  documents: readonly DocumentRow[],
  notes: readonly Note[],
  project: MaskProject,
): readonly Choice[] {
  const all = [
    ...documents
      .filter(({ kind }) => kind !== 'report')
      .map((row): Choice => ({ from: 'document', row, material: materialOfDocument(row, project) })),
    ...notes.map((row): Choice => ({ from: 'note', row, material: materialOfNote(row, project) })),
  ];
  return all.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
}

export interface Precheck {
  readonly reasons: readonly KnoxReason[];
  readonly quarantined: readonly Quarantined[];
}

/** What blocks right now, before anything is packed. Every reason of every chosen text at once. */
export function precheck(chosen: readonly Choice[], policy: Policy, maskRuleset: string): Precheck {
  return {
    reasons: chosen.flatMap(({ material }) => ineligible(material, policy, maskRuleset)),
    quarantined: chosen.flatMap(({ material }) => quarantinedIn(material)),
  };
}

const known = new WeakMap<Material, readonly Quarantined[]>();

function quarantinedIn(material: Material): readonly Quarantined[] {
  const earlier = known.get(material);
  if (earlier) return earlier;
  const found = paragraphs(material.text).flatMap(({ text, start, end }, index) =>
    addressesAi(text) ? [{ documentId: material.id, paragraph: index + 1, start, end }] : [],
  );
  known.set(material, found);
  return found;
}
