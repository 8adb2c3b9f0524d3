import type { DocumentKind, DocumentRow } from '@arbetsytan/shared/documents/document';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { transcriptText } from '@arbetsytan/shared/recordings/transcript-text';
import type { Desk } from '../../platform/desk/desk.port.ts';
import { readTranscript } from '../../platform/transcripts/open-transcript.ts';
import type { Reader } from './intake/reader.ts';

const WRITTEN_HERE: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['pasted', 'article']);

export function canOpenOriginal(document: DocumentRow, accountId: string): boolean {
  return document.originalId !== null && document.importedBy === accountId;
}

/**
 * The unmasked text behind a document, for its importer only. It is read, used and forgotten: nothing here keeps it.
 * @throws AppError original-missing, original-not-yours, vault-damaged, and what the reader says of the file
 */
export async function originalText(desk: Desk, read: Reader, document: DocumentRow): Promise<string> {
  const { originalId } = document;
  if (originalId === null) throw new AppError('original-missing', { id: document.id });
  if (!canOpenOriginal(document, String(desk.account.id)))
    throw new AppError('original-not-yours', { id: document.id });
  const meta = await desk.vault.originals.get(originalId);
  if (!meta) throw new AppError('original-missing', { id: originalId });
  const bytes = await desk.vault.openOriginal(originalId);
  if (WRITTEN_HERE.has(document.kind)) return new TextDecoder().decode(bytes);
  if (document.kind === 'transcript') return transcriptText(readTranscript(bytes)).text;
  const outcome = await read(bytes, meta.name, () => {}, new AbortController().signal);
  if (!outcome.ok) throw new AppError(outcome.refusal.code, outcome.refusal.params);
  return outcome.value.text;
}
