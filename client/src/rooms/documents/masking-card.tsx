import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { doubtfulMarks } from '@arbetsytan/shared/documents/masked-content';
import { fill } from '@arbetsytan/shared/i18n/format';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { levelRank, MASK_LEVELS, type MaskLevel } from '@arbetsytan/shared/mask/levels';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button, LinkButton } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Notice } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { markReviewed } from './change-document.ts';
import { readInWorker } from './intake/reader.ts';
import { canOpenOriginal, originalText } from './original-text.ts';
import { remask } from './remask.ts';

/** The level a text is masked at, raising it, and saying that a person has read it. */
export function MaskingCard({ document }: { readonly document: DocumentRow }) {
  const desk = useDesk();
  const say = useStatus();
  const { busy, error, reasons, run, passed } = useAction();
  const [raising, setRaising] = useState<MaskLevel | null>(null);
  const [, go] = useLocation();
  const doubtful = doubtfulMarks(document).length;
  const mine = canOpenOriginal(document, String(desk.account.id));
  const href = `/projekt/${document.projectId}/dokument/${document.id}/granska`;
  const higher = MASK_LEVELS.filter((level) => levelRank(level) > levelRank(document.level));
  const raise = (level: MaskLevel) =>
    void run(async () => {
      const original = (row: DocumentRow) => originalText(desk, readInWorker, row);
      if (passed(await remask({ desk, original }, document, level)))
        say(level === document.level ? documentsSv.remasked : documentsSv.raised);
    });
  return (
    <Card title={documentsSv.maskingTitle}>
      <p>{fill(documentsSv.levelNow, { level: levelsSv[document.level].name.toLowerCase() })}</p>
      <p>{levelsSv[document.level].says}</p>
      {document.secondOpinion === 'missed' ? (
        <Notice
          tone="warn"
          actions={
            <Button isDisabled={busy} onPress={() => raise(document.level)}>
              {busy ? documentsSv.raising : documentsSv.opinionAgain}
            </Button>
          }
        >
          {documentsSv.opinionMissed}
        </Notice>
      ) : null}
      <ActionNotice error={error} reasons={reasons} />
      <Actions>
        {higher.map((level) => (
          <Button key={level} isDisabled={busy} onPress={() => setRaising(level)}>
            {busy ? documentsSv.raising : fill(documentsSv.raiseTo, { level: levelsSv[level].name.toLowerCase() })}
          </Button>
        ))}
      </Actions>
      {higher.length === 0 ? <p>{documentsSv.raiseTop}</p> : null}
      <h3>{documentsSv.review}</h3>
      <p>{documentsSv.reviewText}</p>
      {doubtful > 0 ? (
        <Notice tone="warn">
          {doubtful === 1 ? reviewSv.leftOne : fill(reviewSv.leftMany, { count: doubtful })}. {reviewSv.leftHow}
        </Notice>
      ) : null}
      <Actions>
        {mine ? (
          <LinkButton kind={doubtful > 0 ? 'primary' : 'secondary'} href={href}>
            {reviewSv.title}
          </LinkButton>
        ) : null}
        <Button
          kind={document.reviewed || doubtful > 0 ? 'secondary' : 'primary'}
          isDisabled={busy || (doubtful > 0 && !mine)}
          onPress={() =>
            // What is doubtful must be looked at first, beside the original.
            doubtful > 0 && !document.reviewed
              ? go(href)
              : void run(() => markReviewed(desk, document, !document.reviewed))
          }
        >
          {document.reviewed ? documentsSv.unmarkReviewed : documentsSv.markReviewed}
        </Button>
      </Actions>
      <ConfirmDialog
        title={documentsSv.raiseTitle}
        isOpen={raising !== null}
        confirm={raising ? fill(documentsSv.raiseTo, { level: levelsSv[raising].name.toLowerCase() }) : ''}
        cancel={documentsSv.cancel}
        onClose={() => setRaising(null)}
        onConfirm={() => (raising ? raise(raising) : undefined)}
      >
        <p>{documentsSv.raiseText}</p>
      </ConfirmDialog>
    </Card>
  );
}
