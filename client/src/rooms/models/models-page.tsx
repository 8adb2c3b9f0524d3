import { fill, formatDate } from '@arbetsytan/shared/i18n/format';
import { modelsSv } from '@arbetsytan/shared/i18n/sv/models';
import { offerOf } from '@arbetsytan/shared/models/catalogue';
import { LinkButton } from '../../design/button.tsx';
import { Card, Meta, Page } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { DeviceCard } from './device-card.tsx';
import { ServerCard } from './server-card.tsx';

/** Modeller: what writes out speech on this device, and for the admin what the server offers. */
export function ModelsPage() {
  const { account } = useDesk();
  const cited = offerOf('kb-whisper-base-q8')?.wer;
  return (
    <Page
      title={modelsSv.title}
      lead={modelsSv.lead}
      actions={<LinkButton href="/installningar">{modelsSv.toSettings}</LinkButton>}
    >
      <DeviceCard />
      {account.role === 'admin' ? <ServerCard /> : null}
      <Card title={modelsSv.werTitle}>
        <p>{modelsSv.werText}</p>
        {cited ? <Meta>{fill(modelsSv.werSource, { source: cited.source, date: formatDate(cited.date) })}</Meta> : null}
      </Card>
    </Page>
  );
}
