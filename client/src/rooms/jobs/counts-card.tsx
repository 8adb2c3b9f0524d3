import { fill } from '@arbetsytan/shared/i18n/format';
import { jobStatesSv, jobsSv } from '@arbetsytan/shared/i18n/sv/jobs';
import { JOB_STATES } from '@arbetsytan/shared/jobs/job';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Card, List, Loading, Notice, Row } from '../../design/surfaces.tsx';
import { call } from '../../platform/api/call.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { usePolled } from './use-polled.ts';

const ask = (signal: AbortSignal) => call('jobs.stats', { signal });
const isMoving = () => false;

/** How many jobs, and how long they take. Nothing of whom or what. */
export function CountsCard() {
  const online = useOnline();
  const { value: stats, error } = usePolled(ask, isMoving);
  return (
    <Card title={jobsSv.stats}>
      {online ? null : <Notice tone="warn">{jobsSv.offline}</Notice>}
      {error ? <ErrorNotice code={error.code} /> : null}
      {stats ? (
        <>
          <List label={jobsSv.stats}>
            {JOB_STATES.map((state) => (
              <Row key={state} title={jobStatesSv[state]} meta={<span>{stats.counts[state]}</span>} />
            ))}
          </List>
          {stats.ranMs === null ? (
            <p>{jobsSv.none}</p>
          ) : (
            <p>
              {fill(jobsSv.waited, { time: durationText(stats.waitedMs ?? 0) })}.{' '}
              {fill(jobsSv.ran, { time: durationText(stats.ranMs), longest: durationText(stats.longestMs ?? 0) })}.
            </p>
          )}
        </>
      ) : online && !error ? (
        <Loading>{jobsSv.looking}</Loading>
      ) : null}
    </Card>
  );
}
