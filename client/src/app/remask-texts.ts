import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { Note } from '@arbetsytan/shared/notes/note';
import type { Desk } from '../platform/desk/desk.port.ts';
import { purgeReports } from '../platform/fort-knox/purge-reports.ts';
import { openTranscript } from '../platform/transcripts/open-transcript.ts';
import { readInWorker } from '../rooms/documents/intake/reader.ts';
import { canOpenOriginal, originalText } from '../rooms/documents/original-text.ts';
import { remask } from '../rooms/documents/remask.ts';
import { canOpenOriginalOfNote, remaskNote } from '../rooms/notes/save-note.ts';

/** A text of a project that can be masked again. */
export type MaskableText =
  | { readonly from: 'document'; readonly row: DocumentRow }
  | { readonly from: 'note'; readonly row: Note };

/**
 * Masks one text again at `level` or its own, whichever hides more: from its original for the one who brought it in, else from
 * the masked text. Documents and notes are rooms of their own; this is where both are seen.
 * @throws AppError original-missing, vault-damaged, worker-failed, storage-full
 */
export async function remaskText(
  desk: Desk,
  text: MaskableText,
  level: MaskLevel,
  source: 'original' | 'masked' = 'original',
): Promise<Verdict<DocumentRow | Note, GateReason>> {
  const account = String(desk.account.id);
  if (text.from === 'document') {
    const fromOriginal = source === 'original' && canOpenOriginal(text.row, account);
    const original = async (row: DocumentRow) => (fromOriginal ? originalText(desk, readInWorker, row) : null);
    const transcript = async (row: DocumentRow) => (fromOriginal ? openTranscript(desk, row) : null);
    return remask({ desk, original, transcript }, text.row, level);
  }
  const before = text.row.text;
  const from = source === 'original' && canOpenOriginalOfNote(text.row, account) ? 'original' : 'masked';
  const verdict = await remaskNote(desk, text.row, level, from);
  if (verdict.ok && verdict.value.text !== before) await purgeReports(desk, text.row);
  return verdict;
}
