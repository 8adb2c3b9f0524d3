import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import type { Project } from '@arbetsytan/shared/projects/project';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { MoreButton, useMore } from '../../design/more.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, EmptyState, List, Loading, Notice, Row, Stack, type Tone } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { moveToTrash, restore, TRASH_DAYS } from '../../platform/recorder/recovery.ts';
import { gapText } from './gap-text.ts';
import { ImportingSound, ImportSound } from './import-sound.tsx';
import { KeepSoundHere } from './keep-sound-here.tsx';
import { OrphanCard } from './orphan-card.tsx';
import { recordHref } from './record-href.ts';
import { RecordingsTrash } from './recordings-trash.tsx';
import { sessionOf, useRecorder } from './use-recorder.ts';

/** A project's recordings, and the ways to more of them. */
export function RecordingsPanel({ project }: { readonly project: Project }) {
  const desk = useDesk();
  const all = useTable(desk.vault.recordings, project.id);
  if (all.state === 'loading') return <Loading>{recorderSv.loading}</Loading>;
  if (all.state === 'failed') return <ErrorNotice code={all.error.code} params={all.error.params} />;
  // What is on its way in has a row of its own above.
  const rows = all.rows.filter(({ removedAt, state }) => !removedAt && state !== 'importing');
  const trash = all.rows.filter(({ removedAt }) => removedAt);
  const way = (
    <LinkButton kind="primary" href={recordHref(project.id)}>
      {recorderSv.newRecording}
    </LinkButton>
  );
  return (
    <Stack>
      {rows.length === 0 ? (
        <EmptyState title={recorderSv.emptyTitle} actions={way}>
          {recorderSv.emptyText}
        </EmptyState>
      ) : (
        <Actions>{way}</Actions>
      )}
      <ImportingSound projectId={project.id} />
      <OrphanCard projectId={project.id} />
      <Recordings rows={rows} />
      <ImportSound projectId={project.id} />
      <KeepSoundHere project={project} />
      <RecordingsTrash rows={trash} />
    </Stack>
  );
}

function Recordings({ rows }: { readonly rows: readonly Recording[] }) {
  const desk = useDesk();
  const say = useStatus();
  const session = sessionOf(useRecorder());
  const { error, run } = useAction();
  const [removed, setRemoved] = useState<Recording | null>(null);
  const { shown, more, rest } = useMore(rows);
  return (
    <>
      {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
      {removed ? (
        <Notice
          actions={
            <Button
              onPress={() =>
                void run(async () => {
                  await restore(desk, removed);
                  setRemoved(null);
                  say(recorderSv.restored);
                })
              }
            >
              {recorderSv.undo}
            </Button>
          }
        >
          {fill(recorderSv.removed, { days: TRASH_DAYS })}
        </Notice>
      ) : null}
      {rows.length > 0 ? (
        <List label={recorderSv.list}>
          {shown.map((row) => {
            const now = session?.recordingId === row.id;
            const href = now ? recordHref(row.projectId) : `/projekt/${row.projectId}/inspelning/${row.id}`;
            return (
              <Row key={row.id} title={row.name} href={href} meta={<Facts row={row} now={now} />}>
                {now ? null : (
                  <Button
                    kind="quiet"
                    aria-label={fill(recorderSv.removeNamed, { name: row.name })}
                    onPress={() =>
                      void run(async () => {
                        await moveToTrash(desk, row);
                        setRemoved(row);
                        say(fill(recorderSv.removed, { days: TRASH_DAYS }));
                      })
                    }
                  >
                    {recorderSv.remove}
                  </Button>
                )}
              </Row>
            );
          })}
        </List>
      ) : null}
      <MoreButton label={recorderSv.list} rest={rest} onPress={more} />
    </>
  );
}

const STATES: { readonly [S in Recording['state']]: readonly [string, Tone] } = {
  open: [recorderSv.stateOpen, 'warn'],
  importing: [recorderSv.stateImporting, 'info'],
  whole: [recorderSv.stateWhole, 'ok'],
  damaged: [recorderSv.stateDamaged, 'warn'],
};

function Facts({ row, now }: { readonly row: Recording; readonly now: boolean }) {
  const [state, tone] = now ? ([recorderSv.stateNow, 'refuse'] as const) : STATES[row.state];
  return (
    <>
      <Badge tone={tone}>{state}</Badge>
      <span>{durationText(row.durationMs)}</span>
      <span>{formatDate(row.createdAt.slice(0, 10))}</span>
      {row.from === 'file' ? <span>{recorderSv.fromFile}</span> : null}
      {row.markers.length > 0 ? (
        <span>
          {row.markers.length === 1
            ? recorderSv.markersOne
            : fill(recorderSv.markersMany, { count: row.markers.length })}
        </span>
      ) : null}
      {row.gaps.length > 2 ? (
        <span>{fill(recorderSv.gapsMany, { count: row.gaps.length })}</span>
      ) : (
        row.gaps.map((gap) => <span key={`${gap.at} ${gap.reason}`}>{gapText(gap)}</span>)
      )}
    </>
  );
}
