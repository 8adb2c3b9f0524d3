import type { Citation } from '@arbetsytan/shared/fort-knox/report-types';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { Desk } from '../../platform/desk/desk.port.ts';
import type { Choice } from './material-of.ts';

/** Masks a document or a note again at a level or its own, whichever hides more. Comes from `app/`, which sees both rooms. */
export type RemaskChoice = (choice: Choice, level: MaskLevel) => Promise<Verdict<unknown, GateReason>>;

/** A person answers for having read the text. */
export async function markChoiceReviewed(desk: Desk, choice: Choice): Promise<void> {
  const at = desk.now();
  if (choice.from === 'document') {
    const row = (await desk.documents.get(choice.row.id)) ?? choice.row;
    await desk.documents.put({ ...row, reviewed: true, updatedAt: at });
  } else {
    const row = (await desk.notes.get(choice.row.id)) ?? choice.row;
    await desk.notes.put({ ...row, reviewed: true, updatedAt: at });
  }
  await desk.record(choice.row.projectId, 'reviewed', choice.row.id);
}

/** Where its masking is reviewed beside the original; null for anyone but the one who brought it in. */
export function reviewHrefOf(desk: Desk, choice: Choice): string | null {
  const { projectId, id, importedBy, originalId } = choice.row;
  if (originalId === null || importedBy !== String(desk.account.id)) return null;
  return `/projekt/${projectId}/${choice.from === 'document' ? 'dokument' : 'anteckning'}/${id}/granska`;
}

/** Where what was said can be heard; null where nothing of it was recorded. */
export function soundHref(choice: Choice, { at }: Citation): string | null {
  if (at === undefined) return null;
  const recording =
    choice.from === 'document'
      ? choice.row.transcript?.recordingId
      : choice.row.quotes?.find(({ from }) => from === at)?.recordingId;
  return recording === undefined ? null : `/projekt/${choice.row.projectId}/inspelning/${recording}?t=${at}`;
}

/** Where a text is read: documents have a page, notes open in their list, a passage of a transcript beside its sound. */
export function hrefOfChoice(choice: Choice, passage: string | null = null): string {
  const { projectId, id } = choice.row;
  if (choice.from === 'document' && choice.row.kind === 'transcript' && passage)
    return `/projekt/${projectId}/inspelning/${id}?p=${passage}`;
  if (choice.from === 'document') return `/projekt/${projectId}/dokument/${id}${passage ? `?p=${passage}` : ''}`;
  return `/projekt/${projectId}/anteckningar?anteckning=${id}${passage ? `&p=${passage}` : ''}`;
}
