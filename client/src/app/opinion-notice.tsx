import { settingsSv } from '@arbetsytan/shared/i18n/sv/settings';
import { useSyncExternalStore } from 'react';
import { LinkButton } from '../design/button.tsx';
import { Notice } from '../design/surfaces.tsx';
import { useDesk } from '../platform/desk/use-desk.tsx';

/** The newsroom has a model for masking and it cannot be used here now: said on every screen, since any text may be masked without it. */
export function OpinionNotice() {
  const { models } = useDesk();
  const { step } = useSyncExternalStore(models.subscribe, models.state);
  if (step === 'fetching') return <Notice>{settingsSv.opinionWaitText}</Notice>;
  if (step !== 'failed') return null;
  return (
    <Notice
      tone="warn"
      title={settingsSv.opinionFailed}
      actions={<LinkButton href="/installningar">{settingsSv.opinionWhy}</LinkButton>}
    >
      {settingsSv.opinionFailedText}
    </Notice>
  );
}
