import { jobsSv } from '@arbetsytan/shared/i18n/sv/jobs';
import { LinkButton } from '../../design/button.tsx';
import { Page } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { CountsCard } from './counts-card.tsx';
import { OwnJobsCard } from './own-jobs-card.tsx';

/** Jobb: what the newsroom's server does for whoever is signed in; for the admin counts and times of all, and no more. */
export function JobsPage() {
  const { account } = useDesk();
  return (
    <Page
      title={jobsSv.title}
      lead={account.role === 'admin' ? jobsSv.statsText : jobsSv.lead}
      actions={<LinkButton href="/installningar">{jobsSv.toSettings}</LinkButton>}
    >
      {account.role === 'admin' ? <CountsCard /> : <OwnJobsCard />}
    </Page>
  );
}
