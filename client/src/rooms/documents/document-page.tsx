import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { isBehind, type Mark } from '@arbetsytan/shared/documents/masked-content';
import { parsePassage, passageParam } from '@arbetsytan/shared/documents/segments';
import { fill, formatDate, plural } from '@arbetsytan/shared/i18n/format';
import { documentKindsSv, documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { Button, LinkButton } from '../../design/button.tsx';
import { Checkbox } from '../../design/choices.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, Card, EmptyState, Loading, Meta, Notice, Page, Stack } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';
import { deleteDocument, setRestrictions } from './change-document.ts';
import { CluesCard } from './clues-card.tsx';
import styles from './documents.module.css';
import { FactsCard } from './facts-card.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { MaskedText } from './masked-text.tsx';
import { MaskingCard } from './masking-card.tsx';
import { OriginalCard } from './original-card.tsx';
import { ReportText } from './report-text.tsx';

export interface DocumentPageProps {
  readonly projectId: string;
  readonly documentId: string;
}

/** One document: its masked text, and what has been decided about it. `?p=12-40` shows the passage a report stands on. */
export function DocumentPage({ projectId, documentId }: DocumentPageProps) {
  const desk = useDesk();
  const row = useRow(desk.documents, documentId);
  if (row === undefined) return <Loading>{documentsSv.pageLoading}</Loading>;
  if (row === null || row.projectId !== projectId)
    return (
      <Page title={documentsSv.goneTitle}>
        <EmptyState
          title={documentsSv.goneTitle}
          actions={<LinkButton href={`/projekt/${projectId}`}>{documentsSv.back}</LinkButton>}
        >
          {documentsSv.goneText}
        </EmptyState>
      </Page>
    );
  return <Open document={row} />;
}

function Open({ document }: { readonly document: DocumentRow }) {
  const param = new URLSearchParams(useSearch()).get('p');
  const cited = useMemo(() => parsePassage(param, document.text.length), [param, document.text]);
  const [, go] = useLocation();
  const [mark, setMark] = useState<Mark | null>(null);
  const desk = useDesk();
  const lists = useRow(desk.vault.maskProjects, document.projectId);
  const isBehindLists = lists ? isBehind(document, lists.project) : false;
  return (
    <Page
      title={document.title}
      above={
        <Actions>
          <LinkButton kind="quiet" href={`/projekt/${document.projectId}`}>
            {documentsSv.back}
          </LinkButton>
          {document.transcript ? (
            <LinkButton
              kind="quiet"
              href={`/projekt/${document.projectId}/inspelning/${document.transcript.recordingId}`}
            >
              {documentsSv.toRecording}
            </LinkButton>
          ) : null}
        </Actions>
      }
      lead={
        <Meta>
          <span>{documentKindsSv[document.kind]}</span>
          {document.date ? <span>{formatDate(document.date)}</span> : null}
          <span>{fill(documentsSv.level, { level: levelsSv[document.level].name.toLowerCase() })}</span>
          <span>{plural(document.marks.length, documentsSv.marksOne, documentsSv.marksMany)}</span>
          <Badge tone={document.reviewed ? 'ok' : 'neutral'}>
            {document.reviewed ? documentsSv.reviewed : documentsSv.notReviewed}
          </Badge>
          {document.tags.map((tag) => (
            <span key={tag}>#{tag}</span>
          ))}
        </Meta>
      }
    >
      {isBehindLists ? <Notice tone="warn">{reviewSv.behind}</Notice> : null}
      {param ? (
        <Notice tone={cited ? 'info' : 'warn'}>{cited ? documentsSv.passage : documentsSv.notPassage}</Notice>
      ) : null}
      <div className={styles.columns}>
        <Stack>
          <Card title={documentsSv.text}>
            {document.marks.length > 0 ? <p className={styles.quiet}>{documentsSv.markHint}</p> : null}
            {document.kind === 'report' ? (
              <ReportText text={document.text} marks={document.marks} onMark={setMark} />
            ) : (
              <MaskedText text={document.text} marks={document.marks} cited={cited} onMark={setMark} />
            )}
          </Card>
          {document.report ? null : <OriginalCard document={document} />}
        </Stack>
        <Stack>
          <MaskingCard document={document} />
          <CluesCard
            text={document.text}
            onGo={(clue) => go(`/projekt/${document.projectId}/dokument/${document.id}?p=${passageParam(clue)}`)}
          />
          <RestrictionsCard document={document} />
          <FactsCard key={document.updatedAt} document={document} />
          {document.report ? <OriginOfReport document={document} /> : null}
          <RemoveDocument document={document} />
        </Stack>
      </div>
      {mark ? (
        <MarkDialog
          mark={mark}
          count={document.marks.filter(({ placeholder }) => placeholder === mark.placeholder).length}
          onClose={() => setMark(null)}
        />
      ) : null}
    </Page>
  );
}

function RestrictionsCard({ document }: { readonly document: DocumentRow }) {
  const desk = useDesk();
  const { busy, error, reasons, run } = useAction();
  const { restrictions } = document;
  const set = (change: Partial<typeof restrictions>) =>
    void run(() => setRestrictions(desk, document, { ...restrictions, ...change }));
  return (
    <Card title={documentsSv.restrictions}>
      <Checkbox isSelected={restrictions.ai} isDisabled={busy} hint={documentsSv.aiHint} onChange={(ai) => set({ ai })}>
        {documentsSv.ai}
      </Checkbox>
      <Checkbox
        isSelected={restrictions.export}
        isDisabled={busy}
        hint={documentsSv.exportHint}
        onChange={(allowed) => set({ export: allowed })}
      >
        {documentsSv.export}
      </Checkbox>
      <Checkbox
        isSelected={restrictions.fortKnox}
        isDisabled={busy}
        hint={documentsSv.knoxHint}
        onChange={(fortKnox) => set({ fortKnox })}
      >
        {documentsSv.knox}
      </Checkbox>
      <ActionNotice error={error} reasons={reasons} />
    </Card>
  );
}

function OriginOfReport({ document }: { readonly document: DocumentRow }) {
  if (!document.report) return null;
  const { reportId, fingerprint } = document.report;
  return (
    <Card title={documentsSv.origin}>
      <dl className={styles.facts}>
        <dt>{documentsSv.fingerprint}</dt>
        <dd>{fingerprint.slice(0, 16)}</dd>
      </dl>
      <Actions>
        <LinkButton href={`/fort-knox/${document.projectId}/rapport/${reportId}`}>{documentsSv.toReport}</LinkButton>
      </Actions>
    </Card>
  );
}

function RemoveDocument({ document }: { readonly document: DocumentRow }) {
  const desk = useDesk();
  const say = useStatus();
  const [, go] = useLocation();
  const { busy, error, reasons, run } = useAction();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ActionNotice error={error} reasons={reasons} />
      <Actions>
        <Button kind="danger" isDisabled={busy} onPress={() => setAsking(true)}>
          {documentsSv.remove}
        </Button>
      </Actions>
      <ConfirmDialog
        title={documentsSv.removeTitle}
        isOpen={asking}
        isDanger
        confirm={documentsSv.remove}
        cancel={documentsSv.cancel}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          void run(async () => {
            await deleteDocument(desk, document);
            say(documentsSv.removed);
            go(`/projekt/${document.projectId}`);
          })
        }
      >
        <p>{documentsSv.removeText}</p>
      </ConfirmDialog>
    </>
  );
}
