import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { withResults } from '@arbetsytan/shared/recordings/from-results';
import type { Transcription } from '@arbetsytan/shared/recordings/transcription';
import type { Desk } from '../desk/desk.port.ts';
import { underLock } from '../locks.ts';
import { openTranscript } from './open-transcript.ts';
import { storeTranscript, transcriptLock } from './store-transcript.ts';

export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * What has been written out of a recording becomes its transcript: the document with the recording's id. May be called when
 * all windows are done, and before; calling it twice makes nothing twice. What a person has edited stays.
 * @param lock over all tabs; a parameter so that Node can run it
 * @returns the gate's reasons when the text may not be stored; the transcription keeps what was heard
 * @throws AppError not-found (the recording is gone), original-not-yours, storage-full, worker-failed
 */
export function finishTranscription(
  desk: Desk,
  transcription: Transcription,
  lock: Lock = underLock,
): Promise<Verdict<DocumentRow, GateReason>> {
  const { recordingId } = transcription;
  return lock(transcriptLock(recordingId), async () => {
    const [recording, earlier] = await Promise.all([
      desk.vault.recordings.get(recordingId),
      desk.documents.get(recordingId),
    ]);
    if (!recording) throw new AppError('not-found', { id: recordingId });
    const before = earlier && earlier.originalId !== null ? await openTranscript(desk, earlier) : null;
    const raw = withResults(before, transcription);
    if (earlier && before && JSON.stringify(raw) === JSON.stringify(before)) return { ok: true, value: earlier };
    return storeTranscript(desk, recording, raw);
  });
}
