import { fill, formatAgo } from '@arbetsytan/shared/i18n/format';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { jobStatesSv, jobsSv } from '@arbetsytan/shared/i18n/sv/jobs';
import { isOver, type Job } from '@arbetsytan/shared/jobs/job';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Badge, Card, EmptyState, List, Loading, Notice, Progress, Row } from '../../design/surfaces.tsx';
import { call } from '../../platform/api/call.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { usePolled } from './use-polled.ts';

const ask = async (signal: AbortSignal) => (await call('jobs.list', { signal })).jobs;
const isMoving = (jobs: readonly Job[]) => jobs.some(({ state }) => state === 'queued' || state === 'running');

export function OwnJobsCard() {
  const online = useOnline();
  const { value: jobs, error, again } = usePolled(ask, isMoving);
  const say = useStatus();
  const cancel = async (id: string) => {
    await call('jobs.cancel', { params: { id } }).catch(() => null);
    say(jobsSv.cancelled);
    again();
  };
  return (
    <Card title={jobsSv.list}>
      {online ? null : <Notice tone="warn">{jobsSv.offline}</Notice>}
      {error ? <ErrorNotice code={error.code} /> : null}
      {!jobs ? (
        online && !error ? (
          <Loading>{jobsSv.looking}</Loading>
        ) : null
      ) : jobs.length === 0 ? (
        <EmptyState title={jobsSv.empty}>{jobsSv.emptyText}</EmptyState>
      ) : (
        <List label={jobsSv.list}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} onCancel={() => void cancel(job.id)} />
          ))}
        </List>
      )}
    </Card>
  );
}

const TONES = {
  queued: 'info',
  running: 'info',
  done: 'ok',
  failed: 'warn',
  cancelled: 'neutral',
  expired: 'warn',
} as const;

function JobRow({ job, onCancel }: { readonly job: Job; readonly onCancel: () => void }) {
  const { state, place, progress, code, createdAt } = job;
  const waits = place === null ? jobsSv.waitsForInput : fill(jobsSv.place, { place });
  const ordered = fill(jobsSv.started, { time: formatAgo(createdAt, Date.now()) });
  return (
    <Row
      title={jobsSv.transcribe}
      meta={
        <>
          <Badge tone={TONES[state]}>{jobStatesSv[state]}</Badge>
          <span>{ordered}</span>
          {state === 'queued' ? <span>{waits}</span> : null}
          {code ? <span>{errorsSv[code]}</span> : null}
        </>
      }
    >
      {state === 'running' ? (
        <Progress label={jobsSv.transcribe} says={fill(jobsSv.running, { progress })} percent={progress} />
      ) : null}
      {isOver(state) || state === 'done' ? null : (
        <Button aria-label={`${jobsSv.cancel}, ${ordered}`} onPress={onCancel}>
          {jobsSv.cancel}
        </Button>
      )}
    </Row>
  );
}
