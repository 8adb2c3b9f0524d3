import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { fill } from '@arbetsytan/shared/i18n/format';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { transcriptKeysSv, transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import type { Found } from '@arbetsytan/shared/recordings/find';
import { type ReactNode, type RefObject, useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { Actions, Notice } from '../../design/surfaces.tsx';
import { FindBar } from './find-bar.tsx';
import type { ShownTranscript } from './shown-transcript.ts';
import styles from './transcript.module.css';
import type { TranscriptAction } from './transcript-keys.ts';

export interface TextToolsProps {
  readonly document: DocumentRow;
  readonly shown: ShownTranscript;
  readonly mine: boolean;
  readonly revealed: boolean;
  readonly saving: boolean;
  readonly canUndo: boolean;
  /** Places to listen to. */
  readonly doubts: number;
  readonly finding: boolean;
  readonly onFinding: (finding: boolean) => void;
  readonly field: RefObject<HTMLDivElement | null>;
  readonly onAction: (action: TranscriptAction) => void;
  readonly onReveal: () => void;
  readonly onHide: () => void;
  readonly onFound: (place: Found | null, all: readonly Found[]) => void;
}

/** What can be done with the text as a whole: each key of the page has its button here. */
export function TextTools({
  document,
  shown,
  mine,
  revealed,
  saving,
  canUndo,
  doubts,
  finding,
  onFinding,
  field,
  onAction,
  onReveal,
  onHide,
  onFound,
}: TextToolsProps) {
  const [asking, setAsking] = useState(false);
  const [more, setMore] = useState(false);
  const { projectId, id } = document;
  const page = `/projekt/${projectId}/dokument/${id}`;
  return (
    <>
      {revealed ? (
        <Notice tone="refuse" actions={<Button onPress={onHide}>{transcriptSv.hide}</Button>}>
          {transcriptSv.revealed}
        </Notice>
      ) : null}
      <div className={styles.tools}>
        <Act action="nextDoubtful" name={transcriptSv.nextUnsure} isDisabled={doubts === 0} onAction={onAction} />
        <Act action="quote" name={transcriptSv.quote} onAction={onAction} />
        {mine ? (
          <>
            <Act action="edit" name={transcriptSv.edit} isDisabled={saving} onAction={onAction} />
            <Act action="undo" isDisabled={saving || !canUndo} onAction={onAction} />
          </>
        ) : null}
        <Button aria-expanded={finding} onPress={() => onFinding(!finding)}>
          {transcriptSv.findShort} <kbd className={styles.key}>{transcriptKeysSv.find.key}</kbd>
        </Button>
        <Button kind="quiet" aria-expanded={more} onPress={() => setMore(!more)}>
          {transcriptSv.more}
        </Button>
      </div>
      {more ? (
        <Actions>
          <LinkButton kind="quiet" href={page}>
            {transcriptSv.toDocument}
          </LinkButton>
          {mine ? (
            <>
              <LinkButton kind="quiet" href={`${page}/granska`}>
                {reviewSv.title}
              </LinkButton>
              {revealed ? null : (
                <Button kind="quiet" onPress={() => setAsking(true)}>
                  {transcriptSv.reveal}
                </Button>
              )}
            </>
          ) : null}
        </Actions>
      ) : null}
      {finding ? (
        <FindBar projectId={projectId} recordingId={id} shown={shown} field={field} onFound={onFound} />
      ) : null}
      <p className={styles.quiet} role="status">
        {saving ? transcriptSv.saving : `${transcriptSv.transcriptHint} ${doubtsText(doubts)}`}
      </p>
      <ConfirmDialog
        title={transcriptSv.revealTitle}
        isOpen={asking}
        confirm={transcriptSv.reveal}
        cancel={transcriptSv.cancel}
        onClose={() => setAsking(false)}
        onConfirm={onReveal}
      >
        <p>{transcriptSv.revealText}</p>
      </ConfirmDialog>
    </>
  );
}

function doubtsText(count: number): string {
  if (count === 0) return transcriptSv.doubtsNone;
  return count === 1 ? transcriptSv.doubtsLeftOne : fill(transcriptSv.doubtsLeft, { count });
}

function Act({
  action,
  name = transcriptKeysSv[action].says,
  isDisabled = false,
  onAction,
}: {
  readonly action: 'nextDoubtful' | 'quote' | 'edit' | 'undo';
  readonly name?: ReactNode;
  readonly isDisabled?: boolean;
  readonly onAction: (action: TranscriptAction) => void;
}) {
  return (
    <Button isDisabled={isDisabled} onPress={() => onAction({ do: action })}>
      {name} <kbd className={styles.key}>{transcriptKeysSv[action].key}</kbd>
    </Button>
  );
}
