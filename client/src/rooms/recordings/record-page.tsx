import { fill } from '@arbetsytan/shared/i18n/format';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { type ReactNode, useEffect, useState } from 'react';
import { Button, LinkButton } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Actions, EmptyState, Loading, Notice, Page, Stack } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';
import { askForPersistence } from '../../platform/pwa/storage-state.ts';
import { recordHref } from './record-href.ts';
import { RecordNow } from './record-now.tsx';
import { RecordStart } from './record-start.tsx';
import { sessionOf, useRecorder } from './use-recorder.ts';

/** Records into one project. The recording goes on when one leaves the page; what is shown is only where it stands. */
export function RecordPage({ projectId }: { readonly projectId: string }) {
  const desk = useDesk();
  const project = useRow(desk.projects, projectId);
  const state = useRecorder();
  const session = sessionOf(state);
  // What ended before this page was opened is not this page's.
  const [fresh, setFresh] = useState(session !== null);
  useEffect(() => {
    if (session) setFresh(true);
  }, [session]);
  if (project === undefined) return <Loading>{projectsSv.openLoading}</Loading>;
  if (project === null)
    return (
      <Page title={projectsSv.goneTitle}>
        <EmptyState title={projectsSv.goneTitle} actions={<LinkButton href="/projekt">{projectsSv.toList}</LinkButton>}>
          {projectsSv.goneText}
        </EmptyState>
      </Page>
    );
  const list = `/projekt/${projectId}/inspelningar`;
  const elsewhere = session !== null && session.projectId !== projectId;
  return (
    <Page
      title={recorderSv.title}
      lead={fill(recorderSv.bound, { project: project.name })}
      above={
        <Actions>
          <LinkButton kind="quiet" href={list}>
            {recorderSv.back}
          </LinkButton>
        </Actions>
      }
    >
      {elsewhere ? (
        <Notice tone="warn" actions={<LinkButton href={recordHref(session.projectId)}>{recorderSv.show}</LinkButton>}>
          {recorderSv.otherProject}
        </Notice>
      ) : session ? (
        <RecordNow session={session} />
      ) : state.step === 'ended' && fresh ? (
        <Ended projectId={projectId} recordingId={state.recordingId} onAnother={() => setFresh(false)}>
          {state.code ? <ErrorNotice code={state.code} /> : null}
        </Ended>
      ) : (
        <RecordStart projectId={projectId} state={state} />
      )}
    </Page>
  );
}

function Ended({
  projectId,
  recordingId,
  onAnother,
  children,
}: {
  readonly projectId: string;
  readonly recordingId: string;
  readonly onAnother: () => void;
  readonly children: ReactNode;
}) {
  const [lasting, setLasting] = useState<boolean | null>(null);
  useEffect(() => {
    let shown = true;
    void askForPersistence().then((will) => shown && setLasting(will));
    return () => {
      shown = false;
    };
  }, []);
  return (
    <Stack>
      {children}
      <Notice
        tone="ok"
        title={recorderSv.endedTitle}
        actions={
          <>
            <LinkButton kind="primary" href={`/projekt/${projectId}/inspelning/${recordingId}`}>
              {recorderSv.toRecording}
            </LinkButton>
            <Button onPress={onAnother}>{recorderSv.another}</Button>
          </>
        }
      >
        <p>{recorderSv.endedText}</p>
        <p role="status">
          {lasting === null ? recorderSv.persistAsking : lasting ? recorderSv.persistYes : recorderSv.persistNo}
        </p>
      </Notice>
    </Stack>
  );
}
