import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { knoxEnginesSv, knoxPoliciesSv, knoxTemplatesSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { Badge, Card, List, Row, type Tone } from '../../design/surfaces.tsx';
import type { ReportRow } from '../../platform/desk/report-row.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import styles from './fort-knox.module.css';

/** Every report that was asked for in a project, newest first, with its fingerprint and what wrote it. */
export function History({ projectId }: { readonly projectId: string }) {
  const desk = useDesk();
  const reports = useTable(desk.reports, projectId);
  const rows = reports.state === 'ready' ? reports.rows : [];
  const { shown, more, rest } = useMore(rows);
  return (
    <Card title={knoxScreensSv.history}>
      {reports.state === 'failed' ? <ErrorNotice code={reports.error.code} params={reports.error.params} /> : null}
      {reports.state === 'ready' && rows.length === 0 ? (
        <p className={styles.quiet}>{knoxScreensSv.historyEmpty}</p>
      ) : null}
      {shown.length > 0 ? (
        <List label={knoxScreensSv.history}>
          {shown.map((row) => (
            <ReportLink key={row.id} row={row} />
          ))}
        </List>
      ) : null}
      <MoreButton label={knoxScreensSv.showMore} rest={rest} onPress={more} />
    </Card>
  );
}

function ReportLink({ row }: { readonly row: ReportRow }) {
  const { says, tone } = stateOf(row);
  const at = new Date(row.createdAt);
  const clock = `${String(at.getHours()).padStart(2, '0')}.${String(at.getMinutes()).padStart(2, '0')}`;
  return (
    <Row
      title={fill(knoxScreensSv.historyMeta, {
        policy: knoxPoliciesSv[row.policy].name,
        template: knoxTemplatesSv[row.template].name,
      })}
      {...(row.report ? { href: `/fort-knox/${row.projectId}/rapport/${row.id}` } : {})}
      meta={
        <>
          <Badge tone={tone}>{says}</Badge>
          <span>{`${formatDate(row.createdAt.slice(0, 10))} ${clock}`}</span>
          <span>{knoxEnginesSv[row.engine]}</span>
          {row.fingerprint ? <span>{`${knoxScreensSv.fingerprint} ${row.fingerprint.slice(0, 12)}`}</span> : null}
          {row.documentId ? <Badge>{knoxScreensSv.savedAs}</Badge> : null}
        </>
      }
    />
  );
}

function stateOf(row: ReportRow): { readonly says: string; readonly tone: Tone } {
  switch (row.state) {
    case 'waiting':
      return { says: knoxScreensSv.stateWaiting, tone: 'info' };
    case 'refused':
      return { says: knoxScreensSv.stateRefused, tone: 'refuse' };
    case 'confirm':
      return { says: knoxScreensSv.stateConfirm, tone: 'warn' };
    case 'done':
      return { says: knoxScreensSv.stateDone, tone: 'ok' };
    case 'cancelled':
      return {
        says: row.fingerprint ? knoxScreensSv.statePurged : knoxScreensSv.stateCancelled,
        tone: 'neutral',
      };
  }
}
