import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Router } from 'express';
import { mount, type SessionOf } from '../../platform/http/mount.ts';
import type { ModelFetcher } from './fetch/model-fetcher.ts';
import type { ModelSource } from './fetch/model-sources.ts';
import type { ModelShelf } from './model-shelf.ts';

export interface CatalogueParts {
  readonly fetcher: ModelFetcher;
  readonly shelf: Pick<ModelShelf, 'list'>;
  readonly sources: readonly ModelSource[];
  /** False: nothing is fetched, whatever is configured. */
  readonly allowed: boolean;
}

/** What an admin does with the catalogue of models. Nobody else sees it. */
export function catalogueRoutes(
  router: Router,
  sessionOf: SessionOf,
  { fetcher, shelf, sources, allowed }: CatalogueParts,
): void {
  mount(router, sessionOf, 'models.catalogue', async () => ({
    allowed,
    sources: allowed ? sources.map(({ kind }) => kind) : [],
    fetches: [...(await fetcher.list())],
    refused: (await shelf.list()).refused,
  }));
  mount(router, sessionOf, 'models.progress', ({ params }) => fetcher.state(params.id ?? ''));
  mount(router, sessionOf, 'models.fetch', async ({ params, body }) => {
    if (!allowed) throw new AppError('model-fetch-off');
    return fetcher.start(params.id ?? '', body.source);
  });
  mount(router, sessionOf, 'models.cancel', ({ params }) => fetcher.cancel(params.id ?? ''));
  mount(router, sessionOf, 'models.confirm', ({ params, body }) => fetcher.confirm(params.id ?? '', body.files));
  mount(router, sessionOf, 'models.remove', async ({ params }) => {
    await fetcher.remove(params.id ?? '');
    return { ok: true };
  });
}
