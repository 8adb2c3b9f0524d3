import { randomBytes } from 'node:crypto';
import { makeId } from '@arbetsytan/shared/core/ids';
import type { Clock } from '@arbetsytan/shared/core/time';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Feed, Lead } from '@arbetsytan/shared/scout/lead';
import type { Router } from 'express';
import { mount, type SessionOf } from '../../platform/http/mount.ts';
import { checkUrl } from '../../platform/outbound/public-fetch.ts';
import { isDemoFeed } from './demo-feed.ts';
import type { Poller } from './poller.ts';
import type { ScoutStore } from './scout.store.ts';

export interface ScoutParts {
  readonly store: ScoutStore;
  readonly demo: { readonly feed: Feed; readonly leads: readonly Lead[] } | null;
  /** Null when the installation fetches nothing. */
  readonly poller: Poller | null;
  readonly clock: Clock;
}

const newest = (a: Lead, b: Lead) =>
  (b.publishedAt ?? '') < (a.publishedAt ?? '') ? -1 : (b.publishedAt ?? '') > (a.publishedAt ?? '') ? 1 : 0;

export function scoutRoutes(router: Router, sessionOf: SessionOf, { store, demo, poller, clock }: ScoutParts): void {
  const feeds = async (): Promise<Feed[]> => [...(demo ? [demo.feed] : []), ...(await store.feeds())];

  mount(router, sessionOf, 'scout.list', async () => ({
    feeds: await feeds(),
    leads: [...(demo?.leads ?? []), ...(await store.leads())].sort(newest),
  }));

  mount(router, sessionOf, 'scout.refresh', async () => {
    await poller?.round(true);
    return { feeds: await feeds() };
  });

  mount(router, sessionOf, 'scout.add-feed', async ({ body }) => {
    const url = checkUrl(body.url.trim());
    const now = clock();
    const feed = {
      id: makeId(now, randomBytes(10)),
      url: url.href,
      title: body.title?.trim() ?? '',
      host: url.hostname,
      createdAt: new Date(now).toISOString(),
    };
    if (!(await store.addFeed(feed))) throw new AppError('feed-exists');
    // Not awaited: the list shows the feed as waiting until its first round is done.
    void poller?.round(false).catch(() => {});
    const added = (await store.feeds()).find(({ id }) => id === feed.id);
    if (!added) throw new AppError('not-found');
    return { feed: added };
  });

  mount(router, sessionOf, 'scout.remove-feed', async ({ params }) => {
    const id = params.id ?? '';
    if (isDemoFeed(id)) throw new AppError('feed-builtin');
    if (!(await store.removeFeed(id))) throw new AppError('not-found');
    return { ok: true as const };
  });
}
