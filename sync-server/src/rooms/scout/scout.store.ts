import type { Feed, Lead } from '@arbetsytan/shared/scout/lead';
import type { Db } from '../../platform/db/db.ts';
import type { UrlSeal } from './url-seal.ts';

export interface StoredFeed {
  readonly id: string;
  readonly url: string;
  readonly failures: number;
  readonly checkedAt: string | null;
}

/** A lead with the address its article is fetched from, which stays on the server. */
export interface NewLead extends Lead {
  readonly articleDone: boolean;
}

const KEPT_PER_FEED = 200;
const MOST_LISTED = 400;

export interface ScoutStore {
  feeds(): Promise<Feed[]>;
  toPoll(): Promise<StoredFeed[]>;
  /** False when the address is in the list already. */
  addFeed(feed: { id: string; url: string; title: string; host: string; createdAt: string }): Promise<boolean>;
  removeFeed(id: string): Promise<boolean>;
  /** All of a round or nothing: a server killed in the middle has the round before. */
  saveRound(feedId: string, at: string, title: string, leads: readonly NewLead[]): Promise<void>;
  saveFailure(feedId: string, at: string, code: string): Promise<void>;
  knownWithArticle(feedId: string): Promise<ReadonlySet<string>>;
  leads(): Promise<Lead[]>;
}

export function createScoutStore(db: Db, seal: UrlSeal): ScoutStore {
  return {
    feeds: async () => {
      const rows = await db
        .selectFrom('feed')
        .leftJoin('feed_item', 'feed_item.feed_id', 'feed.id')
        .select(({ fn }) => [
          'feed.id',
          'feed.title',
          'feed.host',
          'feed.state',
          'feed.code',
          'feed.checked_at',
          fn.count<number>('feed_item.id').as('items'),
        ])
        .groupBy('feed.id')
        .orderBy('feed.created_at')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        title: row.title,
        host: row.host,
        builtin: false,
        state: row.state,
        code: row.code,
        checkedAt: row.checked_at,
        items: Number(row.items),
      }));
    },
    toPoll: async () => {
      const rows = await db
        .selectFrom('feed')
        .select(['id', 'sealed_url', 'failures', 'checked_at'])
        .orderBy('created_at')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        url: seal.open(row.id, row.sealed_url),
        failures: row.failures,
        checkedAt: row.checked_at,
      }));
    },
    addFeed: async ({ id, url, title, host, createdAt }) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('feed')
        .values({
          id,
          sealed_url: seal.seal(id, url),
          url_tag: seal.tag(url),
          title,
          host,
          state: 'waiting',
          code: null,
          failures: 0,
          checked_at: null,
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.column('url_tag').doNothing())
        .executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows ?? 0) > 0;
    },
    removeFeed: async (id) =>
      Number((await db.deleteFrom('feed').where('id', '=', id).executeTakeFirst()).numDeletedRows) > 0,
    saveRound: (feedId, at, title, leads) =>
      db.transaction().execute(async (round) => {
        const updated = await round
          .updateTable('feed')
          .set((row) => ({
            state: 'ok' as const,
            code: null,
            failures: 0,
            checked_at: at,
            title: row.fn.coalesce(row.fn('nullif', ['title', row.val('')]), row.val(title)) as never,
          }))
          .where('id', '=', feedId)
          .executeTakeFirst();
        // Removed while it was fetched: the items go with it.
        if (Number(updated.numUpdatedRows) === 0) return;
        for (const lead of leads) {
          const row = {
            title: lead.title,
            summary: lead.summary,
            paragraphs: JSON.stringify(lead.paragraphs),
            link: lead.link,
            published_at: lead.publishedAt,
            article_done: lead.articleDone ? 1 : 0,
          };
          await round
            .insertInto('feed_item')
            .values({ id: lead.id, feed_id: feedId, fetched_at: lead.fetchedAt, ...row })
            .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
            .execute();
        }
        const old = round
          .selectFrom('feed_item')
          .select('id')
          .where('feed_id', '=', feedId)
          .orderBy('published_at', 'desc')
          .orderBy('id')
          .limit(-1)
          .offset(KEPT_PER_FEED);
        await round.deleteFrom('feed_item').where('feed_id', '=', feedId).where('id', 'in', old).execute();
      }),
    saveFailure: async (feedId, at, code) => {
      await db
        .updateTable('feed')
        .set((row) => ({ state: 'failed' as const, code, checked_at: at, failures: row('failures', '+', 1) }))
        .where('id', '=', feedId)
        .execute();
    },
    knownWithArticle: async (feedId) => {
      const rows = await db
        .selectFrom('feed_item')
        .select('id')
        .where('feed_id', '=', feedId)
        .where('article_done', '=', 1)
        .execute();
      return new Set(rows.map(({ id }) => id));
    },
    leads: async () => {
      const rows = await db
        .selectFrom('feed_item')
        .selectAll()
        .orderBy('published_at', 'desc')
        .orderBy('id')
        .limit(MOST_LISTED)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        feedId: row.feed_id,
        title: row.title,
        summary: row.summary,
        paragraphs: JSON.parse(row.paragraphs) as string[],
        link: row.link,
        publishedAt: row.published_at,
        fetchedAt: row.fetched_at,
      }));
    },
  };
}
