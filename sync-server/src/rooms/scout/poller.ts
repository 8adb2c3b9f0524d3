import type { Clock } from '@arbetsytan/shared/core/time';
import { MINUTE } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Log } from '../../platform/log/log.ts';
import { errorFields } from '../../platform/log/log.ts';
import type { PublicFetch } from '../../platform/outbound/public-fetch.ts';
import { extractArticle } from './article.ts';
import { decodeText } from './charset.ts';
import { type FeedItem, readFeed } from './feed-reader.ts';
import type { NewLead, ScoutStore, StoredFeed } from './scout.store.ts';

const ACCEPT_FEED = 'application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';
const ACCEPT_PAGE = 'text/html, application/xhtml+xml';
/** New articles a round may fetch for one feed: a new feed must not keep the others waiting. */
const ARTICLES_PER_ROUND = 30;
const MOST_BACKOFF = 24 * 60 * MINUTE;

export interface Poller {
  /** One round over the feeds that are due. Rounds never overlap: a call during one waits for it. @param force also those that back off */
  round(force: boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface PollerParts {
  readonly store: ScoutStore;
  readonly fetch: PublicFetch;
  readonly log: Log;
  readonly clock: Clock;
  readonly pollMinutes: number;
}

/** Fetches feeds and their articles ahead, so that a lead opens on a device without a network. */
export function createPoller({ store, fetch, log, clock, pollMinutes }: PollerParts): Poller {
  let running: Promise<void> | null = null;
  let stopped = false;

  function due(feed: StoredFeed): boolean {
    if (!feed.checkedAt || feed.failures === 0) return true;
    const wait = Math.min(pollMinutes * MINUTE * 2 ** Math.min(feed.failures, 10), MOST_BACKOFF);
    return clock() - Date.parse(feed.checkedAt) >= wait;
  }

  async function poll(feed: StoredFeed): Promise<void> {
    const started = clock();
    const at = () => new Date(clock()).toISOString();
    try {
      const { bytes, contentType } = await fetch(feed.url, ACCEPT_FEED);
      const { title, items } = readFeed(feed.id, decodeText(bytes, contentType));
      const known = await store.knownWithArticle(feed.id);
      const leads: NewLead[] = [];
      let fetched = 0;
      for (const item of items) {
        // A known item keeps its text; its article is not fetched again.
        if (known.has(item.id)) continue;
        const hasText = item.paragraphs.join(' ').length > 600;
        const paragraphs =
          hasText || !item.articleUrl || fetched >= ARTICLES_PER_ROUND || stopped ? null : await article(item);
        if (paragraphs) fetched++;
        leads.push(
          leadOf(
            feed.id,
            item,
            paragraphs ?? item.paragraphs,
            hasText || paragraphs !== null || !item.articleUrl,
            at(),
          ),
        );
      }
      if (stopped) return;
      await store.saveRound(feed.id, at(), title, leads);
      log.write('info', 'feed', { feedId: feed.id, count: leads.length, bytes: bytes.length, ms: clock() - started });
    } catch (error) {
      if (stopped) return;
      const code = error instanceof AppError ? error.code : 'feed-unreadable';
      if (!(error instanceof AppError)) log.write('error', 'unexpected', { feedId: feed.id, ...errorFields(error) });
      await store.saveFailure(feed.id, at(), code);
      log.write('warn', 'feed', { feedId: feed.id, code, ms: clock() - started });
    }
  }

  /** Paragraphs of the item's page; the item's own when the page gives nothing. A page that fails is no failed feed. */
  async function article(item: FeedItem): Promise<readonly string[]> {
    try {
      const { bytes, contentType } = await fetch(item.articleUrl, ACCEPT_PAGE);
      const paragraphs = extractArticle(decodeText(bytes, contentType));
      return paragraphs.length > 0 ? paragraphs : item.paragraphs;
    } catch {
      return item.paragraphs;
    }
  }

  async function all(force: boolean): Promise<void> {
    const started = clock();
    const feeds = (await store.toPoll()).filter((feed) => force || due(feed));
    for (let next = 0; next < feeds.length && !stopped; next += 2)
      await Promise.all(feeds.slice(next, next + 2).map(poll));
    log.write('debug', 'poll', { count: feeds.length, ms: clock() - started });
  }

  return {
    round: (force) => {
      running ??= all(force).finally(() => {
        running = null;
      });
      return running;
    },
    stop: async () => {
      stopped = true;
      await running?.catch(() => {});
    },
  };
}

function leadOf(
  feedId: string,
  item: FeedItem,
  paragraphs: readonly string[],
  articleDone: boolean,
  fetchedAt: string,
): NewLead {
  const { id, title, summary, publishedAt, articleUrl } = item;
  return {
    id,
    feedId,
    title,
    summary,
    paragraphs: [...paragraphs],
    link: withoutQuery(articleUrl),
    publishedAt,
    fetchedAt,
    articleDone,
  };
}

/** A query or fragment can hold a token or a reader's id: the address is shown and stored without. */
function withoutQuery(address: string): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  return `${url.origin}${url.pathname}`.slice(0, 2000);
}
