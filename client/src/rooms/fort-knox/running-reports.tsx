import { fill } from '@arbetsytan/shared/i18n/format';
import { knoxEnginesSv, knoxStepsSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Notice, Progress } from '../../design/surfaces.tsx';
import type { ReportRow } from '../../platform/desk/report-row.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import type { Choice } from './material-of.ts';
import { ReasonList } from './reason-list.tsx';
import type { RemaskChoice } from './repair.ts';
import { type Run, runsOf, useRuns } from './runs.ts';

export interface RunningReportsProps {
  readonly projectId: string;
  readonly choices: readonly Choice[];
  readonly remask: RemaskChoice;
  readonly onLeaveOut: (id: string) => void;
}

/** How the latest request is going: at work, refused with every reason, waiting for a person, or done. */
export function RunningReports({ projectId, choices, remask, onLeaveOut }: RunningReportsProps) {
  const desk = useDesk();
  const reports = useTable(desk.reports, projectId);
  const runs = useRuns(desk);
  const [opened] = useState(() => desk.now());
  const latest = reports.state === 'ready' ? reports.rows[0] : undefined;
  if (!latest) return null;
  const run = runs.find(({ id }) => id === latest.id);
  const href = `/fort-knox/${projectId}/rapport/${latest.id}`;
  if (run?.error)
    return (
      <ErrorNotice
        code={run.error.code}
        params={run.error.params}
        actions={<Button onPress={() => runsOf(desk).start(latest)}>{knoxScreensSv.tryAgain}</Button>}
      />
    );
  if (latest.state === 'waiting') return <Working row={latest} run={run ?? null} />;
  if (latest.state === 'refused')
    return (
      <Card title={knoxScreensSv.refusedTitle}>
        <p role="status">{knoxScreensSv.refusedText}</p>
        <ReasonList reasons={latest.reasons} choices={choices} remask={remask} onLeaveOut={onLeaveOut} />
      </Card>
    );
  if (latest.state === 'confirm')
    return (
      <Notice
        tone="warn"
        title={knoxScreensSv.confirmTitle}
        actions={
          <LinkButton kind="primary" href={href}>
            {knoxScreensSv.openReport}
          </LinkButton>
        }
      />
    );
  // One that was done before is in the history below.
  if (latest.state === 'done' && latest.updatedAt >= opened)
    return (
      <div role="status">
        <Notice
          tone="ok"
          title={knoxScreensSv.done}
          actions={
            <LinkButton kind="primary" href={href}>
              {knoxScreensSv.openReport}
            </LinkButton>
          }
        />
      </div>
    );
  return null;
}

function Working({ row, run }: { readonly row: ReportRow; readonly run: Run | null }) {
  const desk = useDesk();
  const say = useStatus();
  return (
    <Card title={knoxScreensSv.compile}>
      <Progress
        label={fill(knoxScreensSv.engineHere, { engine: knoxEnginesSv[row.engine] })}
        says={run ? stepOf(run) : knoxScreensSv.stateWaiting}
        percent={run && run.of > 0 ? (100 * run.done) / run.of : null}
      />
      {run ? (
        <Actions>
          <Button
            onPress={() => {
              runsOf(desk).cancel(row.id);
              say(knoxScreensSv.stopped);
            }}
          >
            {knoxScreensSv.stop}
          </Button>
        </Actions>
      ) : null}
    </Card>
  );
}

/** Steps are counted from one for a reader. */
function stepOf({ step, done, of }: Run): string {
  if (step === null) return knoxScreensSv.waiting;
  const names: Readonly<Record<string, string>> = knoxStepsSv;
  return fill(knoxScreensSv.compiling, { done: done + 1, of, step: names[step] ?? '' });
}
