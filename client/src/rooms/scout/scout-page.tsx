import { fill, formatAgo } from '@arbetsytan/shared/i18n/format';
import { scoutSv } from '@arbetsytan/shared/i18n/sv/scout';
import type { Feed, Lead } from '@arbetsytan/shared/scout/lead';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Select, TextField } from '../../design/fields.tsx';
import { EmptyState, Grid, List, Loading, Meta, Notice, Page, Row } from '../../design/surfaces.tsx';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useTable } from '../../platform/desk/use-table.ts';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { FeedsCard } from './feeds-card.tsx';
import { useScoutRefresh } from './use-scout.ts';

const STEP = 40;
const ALL = '';

/** True when every word of the query stands in the lead's title, summary or text. */
export function matches(lead: Lead, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [lead.title, lead.summary, ...lead.paragraphs].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

export function ScoutPage() {
  const desk = useDesk();
  const online = useOnline();
  const leads = useTable(desk.leads, null);
  const feeds = useTable(desk.feeds, null);
  const { working, error, refresh } = useScoutRefresh();
  const knownFeeds = feeds.state === 'ready' ? feeds.rows : [];
  return (
    <Page
      title={scoutSv.title}
      lead={scoutSv.lead}
      actions={
        <Button onPress={refresh} isDisabled={working || !online}>
          {working ? scoutSv.refreshing : scoutSv.refresh}
        </Button>
      }
    >
      {error && online ? <ErrorNotice code={error.code} params={error.params} /> : null}
      {leads.state === 'failed' ? <ErrorNotice code={leads.error.code} params={leads.error.params} /> : null}
      {leads.state === 'loading' || (leads.state === 'ready' && leads.rows.length === 0 && working) ? (
        <Loading>{scoutSv.loading}</Loading>
      ) : null}
      {leads.state === 'ready' && leads.rows.length > 0 ? (
        <Leads leads={leads.rows} feeds={knownFeeds} stale={!online || error !== null} />
      ) : null}
      {leads.state === 'ready' && leads.rows.length === 0 && !working ? (
        <EmptyState title={scoutSv.emptyTitle}>{scoutSv.emptyText}</EmptyState>
      ) : null}
      {desk.account.role === 'admin' ? <FeedsCard feeds={knownFeeds} onChange={refresh} /> : null}
    </Page>
  );
}

function Leads({
  leads,
  feeds,
  stale,
}: {
  readonly leads: readonly Lead[];
  readonly feeds: readonly Feed[];
  readonly stale: boolean;
}) {
  const [query, setQuery] = useState('');
  const [feed, setFeed] = useState(ALL);
  const [most, setMost] = useState(STEP);
  const now = Date.now();
  const fetchedAt =
    leads
      .map((lead) => lead.fetchedAt)
      .sort()
      .at(-1) ?? '';
  const found = leads
    .filter((lead) => (feed === ALL || lead.feedId === feed) && matches(lead, query))
    .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1));
  const nameOf = (id: string) => feeds.find((known) => known.id === id)?.title ?? '';
  return (
    <>
      {stale ? <Notice tone="info">{fill(scoutSv.fetchedEarlier, { ago: formatAgo(fetchedAt, now) })}</Notice> : null}
      <Grid>
        <TextField label={scoutSv.search} type="search" value={query} onChange={setQuery} />
        <Select
          label={scoutSv.feed}
          value={feed}
          onChange={setFeed}
          options={[
            { value: ALL, name: scoutSv.allFeeds },
            ...feeds.map(({ id, title, host }) => ({ value: id, name: title || host })),
          ]}
        />
      </Grid>
      <Meta>
        <span role="status">{fill(scoutSv.count, { shown: found.length, all: leads.length })}</span>
      </Meta>
      {found.length === 0 ? (
        <EmptyState
          title={scoutSv.noMatchTitle}
          actions={
            <Button
              onPress={() => {
                setQuery('');
                setFeed(ALL);
              }}
            >
              {scoutSv.showAll}
            </Button>
          }
        >
          {scoutSv.noMatchText}
        </EmptyState>
      ) : (
        <List label={scoutSv.leads}>
          {found.slice(0, most).map((lead) => (
            <Row
              key={lead.id}
              href={`/scout/${encodeURIComponent(lead.id)}`}
              title={lead.title}
              meta={
                <>
                  <span>{nameOf(lead.feedId)}</span>
                  {lead.publishedAt ? <span>{formatAgo(lead.publishedAt, now)}</span> : null}
                </>
              }
            />
          ))}
        </List>
      )}
      {found.length > most ? <Button onPress={() => setMost(most + STEP)}>{scoutSv.more}</Button> : null}
    </>
  );
}
