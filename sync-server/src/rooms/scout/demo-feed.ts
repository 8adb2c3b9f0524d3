import { HOUR } from '@arbetsytan/shared/core/units';
import type { Feed, Lead } from '@arbetsytan/shared/scout/lead';
import { DEMO_FEED_TITLE, DEMO_ITEMS } from './demo-feed.data.ts';

const DEMO_FEED_ID = 'demo';

/** The built-in feed. @param startedAt milliseconds: the items keep their times while the server runs. */
export function demoFeed(startedAt: number): { readonly feed: Feed; readonly leads: readonly Lead[] } {
  const at = new Date(startedAt).toISOString();
  const leads = DEMO_ITEMS.map(({ slug, hoursAgo, title, paragraphs }) => ({
    id: `${DEMO_FEED_ID}-${slug}`,
    feedId: DEMO_FEED_ID,
    title,
    summary: paragraphs[0] ?? '',
    paragraphs: [...paragraphs],
    link: '',
    publishedAt: new Date(startedAt - hoursAgo * HOUR).toISOString(),
    fetchedAt: at,
  }));
  return {
    feed: {
      id: DEMO_FEED_ID,
      title: DEMO_FEED_TITLE,
      host: '',
      builtin: true,
      state: 'ok',
      code: null,
      checkedAt: at,
      items: leads.length,
    },
    leads,
  };
}

export function isDemoFeed(id: string): boolean {
  return id === DEMO_FEED_ID;
}
