import { isErrorCode } from '@arbetsytan/shared/errors/codes';
import { fill, plural } from '@arbetsytan/shared/i18n/format';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { languageNamesSv } from '@arbetsytan/shared/i18n/sv/models';
import { transcribeSv } from '@arbetsytan/shared/i18n/sv/transcribe';
import { durationText } from '@arbetsytan/shared/recordings/duration-text';
import { LANGUAGES, type Language, type Recording } from '@arbetsytan/shared/recordings/recording';
import { type Transcription, transcriptionIdOf } from '@arbetsytan/shared/recordings/transcription';
import { useState, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button.tsx';
import { RadioGroup } from '../../design/choices.tsx';
import { Select } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Loading, Notice, Progress, Stack } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';
import type { TranscriptionProgress } from '../../platform/speech/transcriber.port.ts';
import { useSpeechChoice } from './use-speech-choice.ts';
import { type SpeechServer, useSpeechServer } from './use-speech-server.ts';

/** Writes out a recording: what with, in which language, how far it has come. */
export function TranscribeCard({ recording }: { readonly recording: Recording }) {
  const { transcriber, vault } = useDesk();
  const progress = useSyncExternalStore(transcriber.subscribe, () => transcriber.progress(recording.id));
  const row = useRow(vault.transcriptions, transcriptionIdOf(recording.id));
  const unfinished = recording.state === 'open' || recording.state === 'importing';
  return (
    <Card title={transcribeSv.title}>
      {unfinished ? (
        <p>{transcribeSv.stillOpen}</p>
      ) : progress ? (
        <Running recording={recording} progress={progress} where={row?.where ?? 'device'} />
      ) : row === undefined ? (
        <Loading>{transcribeSv.looking}</Loading>
      ) : (
        <Start recording={recording} row={row} />
      )}
    </Card>
  );
}

function Running({
  recording,
  progress: { step, part, done, of, left, place },
  where,
}: {
  readonly recording: Recording;
  readonly progress: TranscriptionProgress;
  readonly where: Transcription['where'];
}) {
  const { transcriber } = useDesk();
  const say = useStatus();
  const percent = Math.floor(part * 100);
  const writing = where === 'device' ? transcribeSv.writing : transcribeSv.writingOnServer;
  const says = {
    waiting: transcribeSv.waiting,
    searching: fill(transcribeSv.searching, { percent }),
    writing: place === null ? fill(writing, { done, of }) : fill(transcribeSv.placeOnServer, { place }),
  }[step];
  return (
    <Stack>
      <Progress label={transcribeSv.title} says={says} percent={step === 'waiting' ? null : percent} />
      {step === 'writing' ? (
        <p>{left === null ? transcribeSv.leftUnknown : fill(transcribeSv.left, { time: durationText(left) })}</p>
      ) : null}
      <Actions>
        <Button
          onPress={() => {
            transcriber.pause(recording.id);
            say(transcribeSv.stopped);
          }}
        >
          {transcribeSv.stop}
        </Button>
      </Actions>
    </Stack>
  );
}

const AUTO = 'auto';

function Start({ recording, row }: { readonly recording: Recording; readonly row: Transcription | null }) {
  const { transcriber, projects } = useDesk();
  const project = useRow(projects, recording.projectId);
  const [language, setLanguage] = useState<Language | typeof AUTO>(row ? (row.language ?? AUTO) : recording.language);
  const [chosen, setChosen] = useState<string | null>(row?.model ?? null);
  const [wanted, setWanted] = useState<Transcription['where']>(row?.where ?? 'device');
  const choice = useSpeechChoice(language === AUTO ? null : language);
  const server = useSpeechServer(project);
  if (!choice) return <Loading>{transcribeSv.looking}</Loading>;
  const where = server && !server.barred ? wanted : 'device';
  const models = where === 'server' ? (server?.models ?? []) : choice.models;
  const { suggested } = choice;
  const model = models.find(({ id }) => id === chosen) ?? models.find(({ id }) => id === suggested) ?? models[0];
  const isWhole = row?.state === 'done' && failedIn(row) === 0;
  return (
    <Stack>
      {row ? <Outcome row={row} /> : <p>{transcribeSv.lead}</p>}
      <RadioGroup
        label={transcribeSv.where}
        value={where}
        onChange={setWanted}
        options={[
          { value: 'device', name: transcribeSv.onDevice, says: transcribeSv.onDeviceText },
          {
            value: 'server',
            name: transcribeSv.onServer,
            says: serverText(server, project?.classification === 'sensitive'),
            isDisabled: !server || server.barred !== null,
          },
        ]}
      />
      {model ? (
        <>
          <Select
            label={transcribeSv.model}
            value={model.id}
            options={models.map(({ id, name }) => ({
              value: id,
              name: where === 'device' && id === suggested ? fill(transcribeSv.modelSuggested, { name }) : name,
            }))}
            onChange={setChosen}
          />
          <Select
            label={transcribeSv.language}
            value={language}
            options={[
              ...LANGUAGES.map((code) => ({ value: code, name: languageNamesSv[code] ?? code })),
              { value: AUTO, name: transcribeSv.languageAuto },
            ]}
            onChange={setLanguage}
          />
          {isWhole ? <p>{transcribeSv.redoText}</p> : null}
          <Actions>
            <Button
              kind={isWhole ? 'secondary' : 'primary'}
              onPress={() =>
                void transcriber.run({
                  recordingId: recording.id,
                  model: model.id,
                  where,
                  language: language === AUTO ? null : language,
                  fresh: isWhole,
                })
              }
            >
              {startText(row)}
            </Button>
          </Actions>
        </>
      ) : (
        <Notice title={transcribeSv.noModel} actions={<Link href="/modeller">{transcribeSv.toModels}</Link>}>
          {transcribeSv.noModelText}
        </Notice>
      )}
    </Stack>
  );
}

function serverText(server: SpeechServer | null, ask: boolean): string {
  if (!server) return transcribeSv.looking;
  if (server.barred) return server.barred;
  return ask ? `${transcribeSv.onServerText} ${transcribeSv.serverAsk}` : transcribeSv.onServerText;
}

const countOf = (row: Transcription, state: Transcription['results'][number]['state']) =>
  row.results.filter((result) => result.state === state).length;
const failedIn = (row: Transcription) => countOf(row, 'failed');

function startText(row: Transcription | null): string {
  if (!row?.windows) return transcribeSv.start;
  if (row.state === 'done' && failedIn(row) === 0) return transcribeSv.redo;
  return row.results.length < row.windows.length ? transcribeSv.goOn : transcribeSv.again;
}

function Outcome({ row }: { readonly row: Transcription }) {
  const failed = failedIn(row);
  const suspect = countOf(row, 'suspect');
  const of = row.windows?.length ?? 0;
  if (row.state === 'running' || row.state === 'planning') return <p>{transcribeSv.elsewhere}</p>;
  return (
    <Stack>
      {row.state === 'failed' && isErrorCode(row.code) ? <Notice tone="warn">{errorsSv[row.code]}</Notice> : null}
      {row.state === 'done' ? (
        <p>{of === 0 ? transcribeSv.doneEmpty : fill(transcribeSv.done, { model: row.model })}</p>
      ) : row.windows ? (
        <p>{fill(transcribeSv.paused, { done: row.results.length - failed, of })}</p>
      ) : null}
      {failed > 0 ? (
        <p>{fill(plural(failed, transcribeSv.failedWindows, transcribeSv.failedWindowsMany), { count: failed })}</p>
      ) : null}
      {suspect > 0 ? (
        <p>{fill(plural(suspect, transcribeSv.suspect, transcribeSv.suspectMany), { count: suspect })}</p>
      ) : null}
    </Stack>
  );
}
