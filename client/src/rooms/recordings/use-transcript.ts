import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason } from '@arbetsytan/shared/gate/verdict';
import type { TranscriptEdit } from '@arbetsytan/shared/recordings/segment-edits';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import {
  type EditedTranscript,
  editTranscript,
  restoreTranscript,
} from '../../platform/transcripts/edit-transcript.ts';
import { openTranscript } from '../../platform/transcripts/open-transcript.ts';

export interface TranscriptWork {
  readonly saving: boolean;
  readonly error: AppError | null;
  readonly reasons: readonly GateReason[];
  readonly canUndo: boolean;
  /** Edits made while one is being stored are stored together after it. False when they could not be; then nothing changed. */
  edit(...edits: readonly TranscriptEdit[]): Promise<boolean>;
  /** False when something has been written since. */
  undo(): Promise<boolean>;
  /** The unmasked transcript. The first time it is written down that it was opened. Null with `error` when it can't be. */
  open(): Promise<RawTranscript | null>;
}

interface Waiting {
  readonly edits: readonly TranscriptEdit[];
  readonly done: (stored: boolean) => void;
}

/** Steps that can be taken back. Each holds a whole transcript. */
const UNDO_STEPS = 20;

/** A person's work on one transcript. What is typed lies on the disk, masked, before `edit` answers. */
export function useTranscript(document: DocumentRow | null): TranscriptWork {
  const desk = useDesk();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [reasons, setReasons] = useState<readonly GateReason[]>([]);
  const [steps, setSteps] = useState<readonly Pick<EditedTranscript, 'before' | 'after'>[]>([]);
  const waiting = useRef<Waiting[]>([]);
  const running = useRef(false);
  const opened = useRef(false);
  const row = useRef(document);
  useEffect(() => {
    row.current = document;
  }, [document]);
  const id = document?.id;

  const fail = useCallback((thrown: unknown) => {
    setError(thrown instanceof AppError ? thrown : new AppError('internal'));
  }, []);

  const edit = useCallback(
    (...edits: readonly TranscriptEdit[]): Promise<boolean> => {
      if (id === undefined) return Promise.resolve(false);
      const answer = new Promise<boolean>((done) => waiting.current.push({ edits, done }));
      if (running.current) return answer;
      running.current = true;
      setSaving(true);
      void (async () => {
        while (waiting.current.length > 0) {
          const taken = waiting.current.splice(0);
          const tell = (stored: boolean) => taken.forEach(({ done }) => void done(stored));
          setError(null);
          setReasons([]);
          try {
            const all = taken.flatMap((each) => each.edits);
            const verdict = await editTranscript(desk, id, all);
            if (verdict.ok) {
              const { before, after } = verdict.value;
              if (before !== after) setSteps((earlier) => [...earlier, { before, after }].slice(-UNDO_STEPS));
            } else setReasons(verdict.reasons);
            tell(verdict.ok);
          } catch (thrown) {
            fail(thrown);
            tell(false);
          }
        }
        running.current = false;
        setSaving(false);
      })();
      return answer;
    },
    [desk, id, fail],
  );

  const last = steps.at(-1);
  const undo = useCallback(async (): Promise<boolean> => {
    if (id === undefined || !last || running.current) return false;
    running.current = true;
    setSaving(true);
    setError(null);
    setReasons([]);
    try {
      const verdict = await restoreTranscript(desk, id, last);
      // What can't be taken back now never can: the transcript has gone another way.
      setSteps(verdict === null ? [] : (earlier) => earlier.filter((step) => step !== last));
      if (verdict && !verdict.ok) setReasons(verdict.reasons);
      return verdict?.ok ?? false;
    } catch (thrown) {
      fail(thrown);
      return false;
    } finally {
      running.current = false;
      setSaving(false);
    }
  }, [desk, id, last, fail]);

  const open = useCallback(async (): Promise<RawTranscript | null> => {
    if (!row.current) return null;
    try {
      if (!opened.current) await desk.record(row.current.projectId, 'original-revealed', row.current.id);
      opened.current = true;
      return await openTranscript(desk, row.current);
    } catch (thrown) {
      fail(thrown);
      return null;
    }
  }, [desk, fail]);

  return { saving, error, reasons, canUndo: steps.length > 0, edit, undo, open };
}
