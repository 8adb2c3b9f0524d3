import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { isBehind } from '@arbetsytan/shared/documents/masked-content';
import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import type { Recording } from '@arbetsytan/shared/recordings/recording';
import { transcriptionIdOf } from '@arbetsytan/shared/recordings/transcription';
import { useState } from 'react';
import { LinkButton } from '../../design/button.tsx';
import { Actions, Badge, EmptyState, Loading, Meta, Notice, Page, Stack } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';
import type { AddToNote } from './note-shelf.ts';
import { PlayerBar } from './player-bar.tsx';
import { TranscribeCard } from './transcribe-card.tsx';
import { TranscriptWorkspace } from './transcript-workspace.tsx';
import { usePeaks } from './use-peaks.ts';
import { usePlayer } from './use-player.ts';

export interface TranscriptPageProps {
  readonly projectId: string;
  readonly recordingId: string;
  readonly addToNote: AddToNote;
}

/** A recording: its sound, and its words bound to it. `?t=754000` opens at a time, `?p=12-40` at a passage of the text. */
export function TranscriptPage({ projectId, recordingId, addToNote }: TranscriptPageProps) {
  const desk = useDesk();
  const recording = useRow(desk.vault.recordings, recordingId);
  const document = useRow(desk.documents, recordingId);
  if (recording === undefined || document === undefined) return <Loading>{transcriptSv.loading}</Loading>;
  const isHere = (row: Recording | DocumentRow | null) => row?.projectId === projectId;
  if (!isHere(recording) && !isHere(document))
    return (
      <Page title={transcriptSv.goneTitle}>
        <EmptyState
          title={transcriptSv.goneTitle}
          actions={<LinkButton href={`/projekt/${projectId}/inspelningar`}>{transcriptSv.back}</LinkButton>}
        >
          {transcriptSv.goneText}
        </EmptyState>
      </Page>
    );
  return <Open projectId={projectId} recording={recording} document={document} addToNote={addToNote} />;
}

interface OpenProps {
  readonly projectId: string;
  readonly recording: Recording | null;
  readonly document: DocumentRow | null;
  readonly addToNote: AddToNote;
}

function Open({ projectId, recording, document, addToNote }: OpenProps) {
  const desk = useDesk();
  const used = usePlayer(recording);
  usePeaks(recording);
  const lists = useRow(desk.vault.maskProjects, projectId);
  const [follow, setFollow] = useState(true);
  const going = useRow(desk.vault.transcriptions, transcriptionIdOf(recording?.id ?? ''));
  const isGoing = going !== undefined && going !== null && going.state !== 'done';
  const timed = document?.transcript ? document : null;
  const title = timed?.title ?? recording?.name ?? transcriptSv.transcript;
  const durationMs = recording?.durationMs ?? timed?.transcript?.durationMs ?? 0;
  return (
    <Page
      title={title}
      above={
        <Actions>
          <LinkButton kind="quiet" href={`/projekt/${projectId}/inspelningar`}>
            {transcriptSv.back}
          </LinkButton>
        </Actions>
      }
      lead={
        <Meta>
          <span>{formatDate((recording ?? timed)?.createdAt.slice(0, 10) ?? '')}</span>
          <span>{durationText(durationMs)}</span>
          {timed ? (
            <>
              <span>{fill(transcriptSv.level, { level: levelsSv[timed.level].name.toLowerCase() })}</span>
              <Badge tone={timed.reviewed ? 'ok' : 'neutral'}>
                {timed.reviewed ? transcriptSv.reviewed : transcriptSv.notReviewed}
              </Badge>
            </>
          ) : null}
        </Meta>
      }
    >
      {timed && lists && isBehind(timed, lists.project) ? <Notice tone="warn">{transcriptSv.behind}</Notice> : null}
      {recording ? null : <Notice>{transcriptSv.noSound}</Notice>}
      {recording && used ? (
        <PlayerBar used={used} recording={recording} follow={timed ? follow : null} onFollow={setFollow} />
      ) : null}
      {timed && recording && isGoing ? <TranscribeCard recording={recording} /> : null}
      {timed ? (
        <TranscriptWorkspace
          document={timed}
          recording={recording}
          isGoing={isGoing}
          used={used}
          follow={follow}
          onFollow={setFollow}
          addToNote={addToNote}
        />
      ) : (
        <Stack>
          <EmptyState title={transcriptSv.noTranscriptTitle}>{transcriptSv.noTranscriptText}</EmptyState>
          {recording ? <TranscribeCard recording={recording} /> : null}
        </Stack>
      )}
    </Page>
  );
}
