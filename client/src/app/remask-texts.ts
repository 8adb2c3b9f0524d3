import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { atLeast, type MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { Note } from '@arbetsytan/shared/notes/note';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Desk } from '../platform/desk/desk.port.ts';
import { readInWorker } from '../rooms/documents/intake/reader.ts';
import { originalText } from '../rooms/documents/original-text.ts';
import { purgeReports, remask } from '../rooms/documents/remask.ts';
import { remaskNote } from '../rooms/notes/save-note.ts';

/** A text of a project that can be masked again. */
export type MaskableText =
  | { readonly from: 'document'; readonly row: DocumentRow }
  | { readonly from: 'note'; readonly row: Note };

/**
 * Masks one text again at `level` or its own, whichever hides more. Documents and notes are rooms of their own; this is
 * where both are seen.
 * @throws AppError original-missing, original-not-yours, vault-damaged, worker-failed, storage-full
 */
export async function remaskText(
  desk: Desk,
  text: MaskableText,
  level: MaskLevel,
): Promise<Verdict<DocumentRow | Note, GateReason>> {
  if (text.from === 'document')
    return remask({ desk, original: (row) => originalText(desk, readInWorker, row) }, text.row, level);
  const before = text.row.level;
  const verdict = await remaskNote(desk, text.row, level);
  if (verdict.ok && verdict.value.level !== before) await purgeReports(desk, text.row);
  return verdict;
}

/** Masks every text below the project's level again. @returns how many could not be */
export async function raiseTexts(desk: Desk, project: Project): Promise<number> {
  const [documents, notes] = await Promise.all([desk.documents.list(project.id), desk.notes.list(project.id)]);
  const texts: readonly MaskableText[] = [
    ...documents.map((row): MaskableText => ({ from: 'document', row })),
    ...notes.map((row): MaskableText => ({ from: 'note', row })),
  ];
  let failed = 0;
  for (const text of texts.filter(({ row }) => !atLeast(row.level, project.level))) {
    // An earlier one may have taken this one with it: a saved report follows its material.
    const row = text.from === 'document' ? await desk.documents.get(text.row.id) : await desk.notes.get(text.row.id);
    if (!row || atLeast(row.level, project.level)) continue;
    const passed = await remaskText(desk, text, project.level).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!passed) failed += 1;
  }
  return failed;
}
