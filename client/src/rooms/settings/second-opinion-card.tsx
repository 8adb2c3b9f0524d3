import { fill, formatBytes } from '@arbetsytan/shared/i18n/format';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { settingsSv } from '@arbetsytan/shared/i18n/sv/settings';
import { useSyncExternalStore } from 'react';
import { Button } from '../../design/button.tsx';
import { Actions, Card, List, Loading, Notice, Progress, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import type { ModelState } from '../../platform/models/model-keeper.ts';

/** Which model gives masking its second opinion on this device, and what to do when it cannot. */
export function SecondOpinionCard() {
  const { models } = useDesk();
  const state = useSyncExternalStore(models.subscribe, models.state);
  return (
    <Card title={settingsSv.opinion}>
      <p>{settingsSv.opinionText}</p>
      <StateOf state={state} />
      {state.step === 'failed' ? (
        <Actions>
          <Button onPress={() => void models.refresh()}>{settingsSv.opinionAgain}</Button>
        </Actions>
      ) : null}
    </Card>
  );
}

function StateOf({ state }: { readonly state: ModelState }) {
  switch (state.step) {
    case 'looking':
      return <Loading>{settingsSv.opinionLooking}</Loading>;
    case 'none':
      return <p>{settingsSv.opinionNone}</p>;
    case 'failed':
      return (
        <Notice tone="warn" title={settingsSv.opinionFailed}>
          {errorsSv[state.code]}
        </Notice>
      );
    case 'fetching':
      return (
        <Progress
          label={settingsSv.opinionFetching}
          says={fill(settingsSv.opinionFetched, { done: formatBytes(state.done), of: formatBytes(state.of) })}
          percent={Math.floor((100 * state.done) / state.of)}
        />
      );
    case 'ready':
      return (
        <List label={settingsSv.opinion}>
          <Row
            title={settingsSv.opinionModel}
            meta={fill(settingsSv.opinionLicence, { name: state.entry.name, licence: state.entry.licence })}
          />
          <Row title={settingsSv.opinionState} meta={settingsSv.opinionReady} />
        </List>
      );
  }
}
