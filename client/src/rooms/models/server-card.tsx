import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { fill } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { modelsSv, refusalsSv, suitsSv } from '@arbetsytan/shared/i18n/sv/models';
import { offerOf, SPEECH_CATALOGUE, SUITS, type Suits } from '@arbetsytan/shared/models/catalogue';
import type { ModelFetch } from '@arbetsytan/shared/models/model-fetch';
import { useCallback, useState } from 'react';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { asAppError, ErrorNotice } from '../../design/error-notice.tsx';
import { Select } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Card, List, Loading, Notice } from '../../design/surfaces.tsx';
import { call } from '../../platform/api/call.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { HashDialog } from './confirm-dialog.tsx';
import { OfferRow } from './offer-row.tsx';
import { useCatalogue } from './use-catalogue.ts';

/** The catalogue, for the admin: what the server has, fetches and can fetch. */
export function ServerCard() {
  const { speechModels } = useDesk();
  const online = useOnline();
  const say = useStatus();
  const onReady = useCallback(() => void speechModels.refresh(), [speechModels]);
  const { catalogue, error, fetchOf, look } = useCatalogue(online, onReady);
  const [suits, setSuits] = useState<Suits>('wasm');
  const [failed, setFailed] = useState<AppError | null>(null);
  const [confirming, setConfirming] = useState<ModelFetch | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);

  async function change(work: () => Promise<unknown>, said?: string) {
    setFailed(null);
    try {
      await work();
      if (said) say(said);
    } catch (thrown) {
      setFailed(asAppError(thrown));
    }
    await look();
  }

  if (!catalogue)
    return (
      <Card title={modelsSv.server}>
        {error ? <ErrorNotice code={error.code} /> : <Loading>{modelsSv.looking}</Loading>}
      </Card>
    );
  const { allowed, sources, refused } = catalogue;
  // What the server has something of stands first, whatever it suits.
  const begun = SPEECH_CATALOGUE.filter(({ id }) => fetchOf(id) !== null);
  const rest = SPEECH_CATALOGUE.filter((offer) => offer.suits.includes(suits) && !begun.includes(offer));
  return (
    <Card title={modelsSv.server}>
      <p>{modelsSv.serverText}</p>
      {allowed ? null : (
        <Notice title={modelsSv.off} tone="warn">
          {modelsSv.offText}
        </Notice>
      )}
      {allowed && sources.length === 0 ? <Notice tone="warn">{modelsSv.noSource}</Notice> : null}
      {refused.map(({ id, code }) => (
        <Notice key={id} tone="warn" title={fill(modelsSv.refused, { id })}>
          {refusalsSv[code]}
        </Notice>
      ))}
      {failed || error ? <ErrorNotice code={(failed ?? error)?.code ?? 'internal'} /> : null}
      <Select
        label={modelsSv.show}
        value={suits}
        onChange={setSuits}
        options={SUITS.map((value) => ({ value, name: suitsSv[value] }))}
      />
      <List label={modelsSv.server}>
        {[...begun, ...rest].map((offer) => (
          <OfferRow
            key={offer.id}
            offer={offer}
            fetched={fetchOf(offer.id)}
            sources={sources.filter((kind) => offer.sources.includes(kind))}
            isDisabled={!online}
            onFetch={(source) =>
              void change(() => call('models.fetch', { params: { id: offer.id }, body: { source } }))
            }
            onCancel={() => void change(() => call('models.cancel', { params: { id: offer.id } }))}
            onConfirm={setConfirming}
            onRemove={() => setRemoving(offer.id)}
          />
        ))}
      </List>
      <HashDialog
        name={confirming ? (offerOf(confirming.id)?.name ?? '') : ''}
        fetched={confirming}
        onClose={() => setConfirming(null)}
        onConfirm={({ id, files }) =>
          void change(
            () =>
              call('models.confirm', {
                params: { id },
                body: { files: files.map(({ name, sha256 }) => ({ name, sha256 })) },
              }),
            modelsSv.confirmed,
          )
        }
      />
      <ConfirmDialog
        title={modelsSv.removeServerTitle}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() =>
          removing &&
          void change(async () => {
            await call('models.remove', { params: { id: removing } });
            await speechModels.refresh();
          }, modelsSv.removedServer)
        }
        confirm={modelsSv.removeServer}
        cancel={appSv.cancel}
        isDanger
      >
        <p>{removing ? (offerOf(removing)?.name ?? '') : ''}</p>
        <p>{modelsSv.removeServerText}</p>
      </ConfirmDialog>
    </Card>
  );
}
