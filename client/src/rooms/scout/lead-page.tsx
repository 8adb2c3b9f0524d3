import { formatAgo } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { scoutSv } from '@arbetsytan/shared/i18n/sv/scout';
import { Link } from 'wouter';
import { LinkButton } from '../../design/button.tsx';
import { EmptyState, Loading, Meta, Notice, Page, Reading } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow, useTable } from '../../platform/desk/use-table.ts';

/** A lead as plain paragraphs: foreign text is shown as text, never as HTML. */
export function LeadPage({ leadId }: { readonly leadId: string }) {
  const desk = useDesk();
  const lead = useRow(desk.leads, leadId);
  const feeds = useTable(desk.feeds, null);
  const back = (
    <Meta>
      <Link href="/scout">{scoutSv.back}</Link>
    </Meta>
  );
  if (lead === undefined) return <Loading>{appSv.loading}</Loading>;
  if (lead === null)
    return (
      <Page title={scoutSv.goneTitle} above={back}>
        <EmptyState title={scoutSv.goneTitle}>{scoutSv.goneText}</EmptyState>
      </Page>
    );
  const feed = feeds.state === 'ready' ? feeds.rows.find(({ id }) => id === lead.feedId) : undefined;
  const paragraphs = lead.paragraphs.length > 0 ? lead.paragraphs : [lead.summary].filter(Boolean);
  return (
    <Page
      title={lead.title}
      above={back}
      lead={
        <Meta>
          {feed ? <span>{feed.title}</span> : null}
          {lead.publishedAt ? <span>{formatAgo(lead.publishedAt, Date.now())}</span> : null}
          {lead.link ? <span>{lead.link}</span> : null}
        </Meta>
      }
      actions={
        desk.account.role === 'editor' ? (
          <LinkButton kind="primary" href={`/projekt/nytt?lead=${encodeURIComponent(lead.id)}`}>
            {scoutSv.toProject}
          </LinkButton>
        ) : null
      }
    >
      {lead.paragraphs.length === 0 ? <Notice>{scoutSv.onlySummary}</Notice> : null}
      <Reading>
        {paragraphs.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a lead never move
          <p key={index}>{paragraph}</p>
        ))}
      </Reading>
    </Page>
  );
}
