import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { type RawTranscript, rawTranscriptSchema } from '@arbetsytan/shared/recordings/transcript';
import type { Desk } from '../desk/desk.port.ts';

/**
 * The unmasked transcript behind a document, for its owner only. It is read, used and forgotten: nothing here keeps it.
 * @throws AppError original-missing, original-not-yours, vault-damaged
 */
export async function openTranscript(
  desk: Desk,
  document: Pick<DocumentRow, 'id' | 'originalId' | 'importedBy'>,
): Promise<RawTranscript> {
  const { id, originalId, importedBy } = document;
  if (originalId === null) throw new AppError('original-missing', { id });
  if (importedBy !== String(desk.account.id)) throw new AppError('original-not-yours', { id });
  const json = jsonOf(await desk.vault.openOriginal(originalId));
  // Three hours of words: the screen gets its turn between reading and checking them.
  await new Promise((resolve) => setTimeout(resolve));
  return checked(json);
}

/** @throws AppError vault-damaged: the bytes are no transcript */
export function readTranscript(bytes: Uint8Array): RawTranscript {
  return checked(jsonOf(bytes));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new AppError('vault-damaged');
  }
}

function checked(json: unknown): RawTranscript {
  const read = rawTranscriptSchema.safeParse(json);
  if (!read.success) throw new AppError('vault-damaged');
  return read.data;
}
