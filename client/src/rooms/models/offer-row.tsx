import { isErrorCode } from '@arbetsytan/shared/errors/codes';
import { fill, formatBytes } from '@arbetsytan/shared/i18n/format';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { formatsSv, modelsSv, sourcesSv } from '@arbetsytan/shared/i18n/sv/models';
import type { ModelSourceKind, SpeechOffer } from '@arbetsytan/shared/models/catalogue';
import type { ModelFetch } from '@arbetsytan/shared/models/model-fetch';
import { Button } from '../../design/button.tsx';
import { Badge, Progress, Row } from '../../design/surfaces.tsx';
import { ModelFacts } from './model-facts.tsx';

export interface OfferRowProps {
  readonly offer: SpeechOffer;
  /** How far the server is with it; null: it has nothing of it. */
  readonly fetched: ModelFetch | null;
  /** The sources that are configured and have it. */
  readonly sources: readonly ModelSourceKind[];
  readonly isDisabled: boolean;
  readonly onFetch: (source: ModelSourceKind) => void;
  readonly onCancel: () => void;
  readonly onConfirm: (fetched: ModelFetch) => void;
  readonly onRemove: () => void;
}

/** A model of the catalogue: what it is, how far the server is with it, and what an admin can do. */
export function OfferRow({
  offer,
  fetched,
  sources,
  isDisabled,
  onFetch,
  onCancel,
  onConfirm,
  onRemove,
}: OfferRowProps) {
  const step = fetched?.step ?? 'none';
  const code = fetched?.code;
  return (
    <Row
      title={offer.name}
      meta={
        <>
          <StepBadge step={step} />
          <span>{fill(modelsSv.about, { size: formatBytes(offer.about) })}</span>
          <span>{formatsSv[offer.format]}</span>
          <ModelFacts {...offer} />
          {code && isErrorCode(code) ? <span role="alert">{errorsSv[code]}</span> : null}
        </>
      }
    >
      {fetched && (step === 'fetching' || step === 'converting') ? (
        <>
          <FetchProgress fetched={fetched} />
          {step === 'fetching' ? (
            <Button isDisabled={isDisabled} aria-label={`${modelsSv.pause}: ${offer.name}`} onPress={onCancel}>
              {modelsSv.pause}
            </Button>
          ) : null}
        </>
      ) : null}
      {step === 'none' || step === 'paused' || step === 'failed'
        ? sources.map((source) => {
            const text = fill(step === 'none' ? modelsSv.get : modelsSv.goOn, { source: sourcesSv[source] });
            return (
              <Button
                key={source}
                isDisabled={isDisabled}
                aria-label={`${text}: ${offer.name}`}
                onPress={() => onFetch(source)}
              >
                {text}
              </Button>
            );
          })
        : null}
      {fetched && step === 'to-confirm' ? (
        <Button
          kind="primary"
          isDisabled={isDisabled}
          aria-label={`${modelsSv.confirm}: ${offer.name}`}
          onPress={() => onConfirm(fetched)}
        >
          {modelsSv.confirm}
        </Button>
      ) : null}
      {step === 'ready' || step === 'paused' || step === 'failed' || step === 'to-confirm' ? (
        <Button
          kind="danger"
          isDisabled={isDisabled}
          aria-label={`${step === 'ready' ? modelsSv.removeServer : modelsSv.discard}: ${offer.name}`}
          onPress={onRemove}
        >
          {step === 'ready' ? modelsSv.removeServer : modelsSv.discard}
        </Button>
      ) : null}
    </Row>
  );
}

function FetchProgress({ fetched: { step, done, of } }: { readonly fetched: ModelFetch }) {
  if (step === 'converting')
    return (
      <Progress
        label={modelsSv.converting}
        says={fill(modelsSv.fetchedSome, { done: formatBytes(done) })}
        percent={null}
      />
    );
  const says =
    of === null
      ? fill(modelsSv.fetchedSome, { done: formatBytes(done) })
      : fill(modelsSv.fetched, { done: formatBytes(done), of: formatBytes(of) });
  return <Progress label={modelsSv.serverFetching} says={says} percent={of ? Math.floor((100 * done) / of) : null} />;
}

function StepBadge({ step }: { readonly step: ModelFetch['step'] }) {
  switch (step) {
    case 'ready':
      return <Badge tone="ok">{modelsSv.onServer}</Badge>;
    case 'paused':
      return <Badge>{modelsSv.paused}</Badge>;
    case 'failed':
      return <Badge tone="warn">{modelsSv.failed}</Badge>;
    case 'to-confirm':
      return <Badge tone="warn">{modelsSv.toConfirm}</Badge>;
    case 'fetching':
    case 'converting':
      return <Badge tone="info">{modelsSv.serverFetching}</Badge>;
    case 'none':
      return null;
  }
}
