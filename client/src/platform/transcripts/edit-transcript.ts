import type { Id } from '@arbetsytan/shared/core/ids';
import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { Quote } from '@arbetsytan/shared/documents/transcript-facts';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { edited, type TranscriptEdit } from '@arbetsytan/shared/recordings/segment-edits';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import type { Desk } from '../desk/desk.port.ts';
import { underLock } from '../locks.ts';
import type { Lock } from './finish-transcription.ts';
import { openTranscript } from './open-transcript.ts';
import { storeTranscript, transcriptLock } from './store-transcript.ts';

export interface EditedTranscript {
  readonly before: RawTranscript;
  readonly after: RawTranscript;
  readonly document: DocumentRow;
}

/**
 * A person's edits on the transcript as it is stored now: a machine may have written more of it meanwhile. All or none.
 * @returns the gate's reasons when the text may not be stored; then nothing has changed
 * @throws AppError not-found, original-missing, original-not-yours, storage-full, worker-failed
 */
export function editTranscript(
  desk: Desk,
  recordingId: Id,
  edits: readonly TranscriptEdit[],
  lock: Lock = underLock,
): Promise<Verdict<EditedTranscript, GateReason>> {
  return changeTranscript(desk, recordingId, (before) => edits.reduce(edited, before), lock);
}

/**
 * Takes edits back, where nothing has been written since.
 * @returns null when something has
 */
export async function restoreTranscript(
  desk: Desk,
  recordingId: Id,
  { before, after }: Pick<EditedTranscript, 'before' | 'after'>,
  lock: Lock = underLock,
): Promise<Verdict<EditedTranscript, GateReason> | null> {
  let isSame = true;
  const verdict = await changeTranscript(
    desk,
    recordingId,
    (now) => {
      isSame = JSON.stringify(now) === JSON.stringify(after);
      return isSame ? before : now;
    },
    lock,
  );
  return isSame ? verdict : null;
}

function changeTranscript(
  desk: Desk,
  recordingId: Id,
  change: (before: RawTranscript) => RawTranscript,
  lock: Lock,
): Promise<Verdict<EditedTranscript, GateReason>> {
  return lock(transcriptLock(recordingId), async () => {
    const [recording, document] = await Promise.all([
      desk.vault.recordings.get(recordingId),
      desk.documents.get(recordingId),
    ]);
    if (!recording || !document) throw new AppError('not-found', { id: recordingId });
    const before = await openTranscript(desk, document);
    const after = change(before);
    if (after === before) return { ok: true, value: { before, after, document } };
    const stored = await storeTranscript(desk, recording, after);
    return stored.ok ? { ok: true, value: { before, after, document: stored.value } } : stored;
  });
}

/** Quotes are numbers beside the text: nothing is masked again. @throws AppError not-found, storage-full */
export function changeQuotes(
  desk: Desk,
  recordingId: Id,
  change: (quotes: readonly Quote[]) => readonly Quote[],
  lock: Lock = underLock,
): Promise<void> {
  return lock(transcriptLock(recordingId), async () => {
    const document = await desk.documents.get(recordingId);
    if (!document?.transcript) throw new AppError('not-found', { id: recordingId });
    const quotes = change(document.transcript.quotes);
    if (quotes === document.transcript.quotes) return;
    const transcript = { ...document.transcript, quotes };
    await desk.documents.put({ ...document, transcript, updatedAt: desk.now() });
  });
}
