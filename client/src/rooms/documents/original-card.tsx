import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { useCallback, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { Actions, Card } from '../../design/surfaces.tsx';
import { useHideOnLeave } from '../../design/use-hide-on-leave.ts';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import styles from './documents.module.css';
import { readInWorker } from './intake/reader.ts';
import { canOpenOriginal, originalText } from './original-text.ts';

/**
 * The original, for its importer only and only on request. That it is opened is written down before it is shown; it goes from
 * the screen when the page or the window is left.
 */
export function OriginalCard({ document: row }: { readonly document: DocumentRow }) {
  const desk = useDesk();
  const { busy, error, reasons, run } = useAction();
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const mine = canOpenOriginal(row, String(desk.account.id));
  useHideOnLeave(
    text !== null,
    useCallback(() => setText(null), []),
  );
  const reveal = () =>
    void run(async () => {
      await desk.record(row.projectId, 'original-revealed', row.id);
      setText(await originalText(desk, readInWorker, row));
    });
  const why = row.originalId === null ? documentsSv.originalNone : documentsSv.originalNotYours;
  return (
    <Card title={documentsSv.original}>
      <p>{mine ? documentsSv.originalText : why}</p>
      <ActionNotice error={error} reasons={reasons} />
      {mine && text === null ? (
        <Actions>
          <Button onPress={() => setAsking(true)} isDisabled={busy}>
            {busy ? documentsSv.revealing : documentsSv.reveal}
          </Button>
        </Actions>
      ) : null}
      {text === null ? null : (
        <>
          <Actions>
            <Button kind="primary" onPress={() => setText(null)}>
              {documentsSv.hide}
            </Button>
          </Actions>
          <section className={styles.original} aria-label={documentsSv.revealed}>
            <div className={styles.originalText}>{text}</div>
          </section>
        </>
      )}
      <ConfirmDialog
        title={documentsSv.revealTitle}
        isOpen={asking}
        confirm={documentsSv.revealConfirm}
        cancel={documentsSv.cancel}
        onClose={() => setAsking(false)}
        onConfirm={reveal}
      >
        <p>{documentsSv.revealText}</p>
      </ConfirmDialog>
    </Card>
  );
}
