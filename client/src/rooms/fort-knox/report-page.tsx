import type { ReportLine } from '@arbetsytan/shared/fort-knox/report-types';
import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { knoxEnginesSv, knoxPoliciesSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { confidenceSv, knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import { useMemo, useState } from 'react';
import { LinkButton } from '../../design/button.tsx';
import { Actions, Badge, Card, EmptyState, Loading, Meta, Page } from '../../design/surfaces.tsx';
import type { ReportRow } from '../../platform/desk/report-row.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow, useTable } from '../../platform/desk/use-table.ts';
import { ConfirmCard } from './confirm-card.tsx';
import { confirmLine } from './confirm-lines.ts';
import styles from './fort-knox.module.css';
import { IntegrityCard } from './integrity-card.tsx';
import { choicesOf } from './material-of.ts';
import { PassageDialog } from './passage-dialog.tsx';
import { ReportActions } from './report-actions.tsx';
import { ReportSections } from './report-sections.tsx';

export interface ReportPageProps {
  readonly projectId: string;
  readonly reportId: string;
}

/** A report to read: each sentence shows on a tap what it stands on. */
export function ReportPage({ projectId, reportId }: ReportPageProps) {
  const desk = useDesk();
  const row = useRow(desk.reports, reportId);
  if (row === undefined) return <Loading>{knoxScreensSv.reportLoading}</Loading>;
  if (row === null || row.projectId !== projectId || !row.report)
    return (
      <Page title={knoxScreensSv.reportGoneTitle}>
        <EmptyState
          title={knoxScreensSv.reportGoneTitle}
          actions={<LinkButton href={`/fort-knox/${projectId}`}>{knoxScreensSv.back}</LinkButton>}
        >
          {knoxScreensSv.reportGoneText}
        </EmptyState>
      </Page>
    );
  return <Report row={row} report={row.report} />;
}

function Report({ row, report }: { readonly row: ReportRow; readonly report: NonNullable<ReportRow['report']> }) {
  const desk = useDesk();
  const documents = useTable(desk.documents, row.projectId);
  const notes = useTable(desk.notes, row.projectId);
  const [line, setLine] = useState<ReportLine | null>(null);
  const choices = useMemo(
    () =>
      documents.state === 'ready' && notes.state === 'ready'
        ? new Map(choicesOf(documents.rows, notes.rows, EMPTY_MASK_PROJECT).map((choice) => [choice.row.id, choice]))
        : null,
    [documents, notes],
  );
  const confirming = row.state === 'confirm';
  const { integrity, confidence, material } = report;
  return (
    <Page
      title={report.title}
      above={
        <Actions>
          <LinkButton kind="quiet" href={`/fort-knox/${row.projectId}`}>
            {knoxScreensSv.back}
          </LinkButton>
        </Actions>
      }
      lead={
        <Meta>
          <Badge tone="info">{knoxPoliciesSv[integrity.policy].name}</Badge>
          <span>{knoxEnginesSv[integrity.engine]}</span>
          <span>{formatDate(row.createdAt.slice(0, 10))}</span>
          <span>{`${knoxScreensSv.fingerprint} ${integrity.fingerprint.slice(0, 12)}`}</span>
        </Meta>
      }
    >
      {confirming ? <ConfirmCard row={row} /> : <ReportActions row={row} choices={choices} />}
      <p className={styles.quiet}>{knoxScreensSv.tapHint}</p>
      <ReportSections
        report={report}
        onLine={setLine}
        confirmed={confirming ? new Set(row.confirmed) : null}
        onConfirm={(at, isConfirmed) => void confirmLine(desk, row.id, at, isConfirmed).catch(() => {})}
      />
      <Card title={knoxScreensSv.confidence}>
        <p>{fill(knoxScreensSv.grade, { grade: confidenceSv[confidence.grade].toLowerCase() })}</p>
        <ul>
          {confidence.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Card>
      <Card title={knoxScreensSv.based}>
        <ol>
          {material.map(({ document, label }) => (
            <li key={document}>{label}</li>
          ))}
        </ol>
      </Card>
      <IntegrityCard integrity={integrity} />
      {line ? <PassageDialog line={line} choices={choices ?? new Map()} onClose={() => setLine(null)} /> : null}
    </Page>
  );
}
