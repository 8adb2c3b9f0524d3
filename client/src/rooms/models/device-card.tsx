import { fill, formatBytes } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { modelsSv, suggestReasonsSv } from '@arbetsytan/shared/i18n/sv/models';
import { bytesOf } from '@arbetsytan/shared/models/model';
import type { Suggestion } from '@arbetsytan/shared/models/suggest';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { useStatus } from '../../design/status.tsx';
import { Badge, Card, EmptyState, List, Loading, Notice, Progress, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { SpeechOnDevice } from '../../platform/models/speech-keeper.ts';
import { type DeviceAdvice, useAdvice } from '../../platform/models/use-advice.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { ModelFacts } from './model-facts.tsx';

/** The speech models of this device: what is here, what can be fetched, and which one suits it. */
export function DeviceCard() {
  const { account, speechModels } = useDesk();
  const models = useSyncExternalStore(speechModels.subscribe, speechModels.state);
  const advice = useAdvice(models);
  const online = useOnline();
  const say = useStatus();
  const [removing, setRemoving] = useState<SpeechOnDevice | null>(null);
  useEffect(() => {
    if (online) void speechModels.refresh();
  }, [speechModels, online]);

  if (!models)
    return (
      <Card title={modelsSv.here}>
        <Loading>{modelsSv.looking}</Loading>
      </Card>
    );
  return (
    <Card title={modelsSv.here}>
      {online ? null : <Notice tone="warn">{modelsSv.needsNetwork}</Notice>}
      {models.length === 0 ? (
        <EmptyState title={modelsSv.emptyTitle}>
          {account.role === 'admin' ? modelsSv.emptyAdmin : modelsSv.emptyEditor}
        </EmptyState>
      ) : (
        <>
          <SuggestionNotice models={models} suggestion={advice.suggestion} />
          <List label={modelsSv.here}>
            {models.map((model) => (
              <ModelRow key={model.entry.id} model={model} advice={advice} onRemove={() => setRemoving(model)} />
            ))}
          </List>
        </>
      )}
      <ConfirmDialog
        title={modelsSv.removeTitle}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          if (removing) void speechModels.remove(removing.entry.id).then(() => say(modelsSv.removed));
        }}
        confirm={modelsSv.remove}
        cancel={appSv.cancel}
        isDanger
      >
        <p>{modelsSv.removeText}</p>
      </ConfirmDialog>
    </Card>
  );
}

function SuggestionNotice({
  models,
  suggestion,
}: {
  readonly models: readonly SpeechOnDevice[];
  readonly suggestion: Suggestion | null;
}) {
  if (!suggestion) return <Loading>{modelsSv.measuring}</Loading>;
  const { model, reason, size } = suggestion;
  if (!model)
    return (
      <Notice title={modelsSv.suggestionNone}>
        {suggestReasonsSv[reason]} {fill(modelsSv.wantsSize, { size })} {modelsSv.suggestionServer}
      </Notice>
    );
  const here = models.some(({ entry, step }) => entry.id === model.id && step === 'ready');
  return (
    <Notice tone="ok" title={fill(modelsSv.suggestion, { name: model.name })}>
      {suggestReasonsSv[reason]} {here ? modelsSv.suggestionHere : ''}
    </Notice>
  );
}

function ModelRow({
  model,
  advice,
  onRemove,
}: {
  readonly model: SpeechOnDevice;
  readonly advice: DeviceAdvice;
  readonly onRemove: () => void;
}) {
  const { speechModels } = useDesk();
  const online = useOnline();
  const { entry, step, done, code, onServer } = model;
  const all = bytesOf(entry);
  const isCrashed = advice.crashed.includes(entry.id);
  return (
    <Row
      title={entry.name}
      meta={
        <>
          <StateBadge model={model} />
          {isCrashed ? <Badge tone="warn">{modelsSv.crashed}</Badge> : null}
          <span>{formatBytes(all)}</span>
          <ModelFacts {...entry} />
          {step === 'ready' && !onServer && online ? <span>{modelsSv.notOnServer}</span> : null}
          {isCrashed ? <span>{modelsSv.crashedText}</span> : null}
          {code ? <span role="alert">{errorsSv[code]}</span> : null}
        </>
      }
    >
      {step === 'fetching' ? (
        <>
          <Progress
            label={modelsSv.fetching}
            says={fill(modelsSv.fetched, { done: formatBytes(done), of: formatBytes(all) })}
            percent={Math.floor((100 * done) / all)}
          />
          <Button aria-label={`${modelsSv.stop}: ${entry.name}`} onPress={() => speechModels.cancel(entry.id)}>
            {modelsSv.stop}
          </Button>
        </>
      ) : null}
      {step === 'absent' || step === 'failed' ? (
        <Button
          kind={advice.suggestion?.model?.id === entry.id ? 'primary' : 'secondary'}
          isDisabled={!online || !onServer}
          aria-label={`${fetchText(all, done)}: ${entry.name}`}
          onPress={() => void speechModels.fetch(entry.id)}
        >
          {fetchText(all, done)}
        </Button>
      ) : null}
      {isCrashed ? (
        <Button aria-label={`${modelsSv.tryAnyway}: ${entry.name}`} onPress={() => advice.forgive(entry.id)}>
          {modelsSv.tryAnyway}
        </Button>
      ) : null}
      {step === 'ready' || (step !== 'fetching' && done > 0) ? (
        <Button kind="danger" aria-label={`${modelsSv.remove}: ${entry.name}`} onPress={onRemove}>
          {modelsSv.remove}
        </Button>
      ) : null}
    </Row>
  );
}

const fetchText = (all: number, done: number) =>
  fill(done > 0 ? modelsSv.fetchRest : modelsSv.fetch, { size: formatBytes(all - done) });

function StateBadge({ model: { step, done } }: { readonly model: SpeechOnDevice }) {
  switch (step) {
    case 'ready':
      return (
        <>
          <Badge tone="ok">{modelsSv.ready}</Badge>
          <span>{modelsSv.readyText}</span>
        </>
      );
    case 'failed':
      return <Badge tone="warn">{modelsSv.failed}</Badge>;
    case 'fetching':
      return <Badge tone="info">{modelsSv.fetching}</Badge>;
    case 'absent':
      return <Badge>{done > 0 ? modelsSv.part : modelsSv.absent}</Badge>;
  }
}
