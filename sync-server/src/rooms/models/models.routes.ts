import { DAY, SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Router } from 'express';
import { mount, mountFile, type SessionOf } from '../../platform/http/mount.ts';
import type { ModelShelf } from './model-shelf.ts';

/** The list of models, and their files by hash: what is behind such an address never changes. */
export function modelsRoutes(router: Router, sessionOf: SessionOf, shelf: ModelShelf): void {
  mount(router, sessionOf, 'models.list', () => shelf.list());

  mountFile(router, sessionOf, 'models.file', async ({ params, request, response }) => {
    const file = await shelf.open(params.id ?? '', params.sha256 ?? '');
    if (!file) throw new AppError('not-found');
    response.setHeader('Cache-Control', `private, max-age=${(365 * DAY) / SECOND}, immutable`);
    const part = partOf(request.headers.range, file.bytes);
    const { from, to } = part ?? { from: 0, to: file.bytes - 1 };
    return {
      bytes: to - from + 1,
      ...(part ? { part: { from, of: file.bytes } } : {}),
      stream: file.handle.createReadStream({ start: from, end: to }),
    };
  });
}

/** The one range `bytes=from-to` within the file; anything else gets the whole, as RFC 9110 allows. Both ends are included. */
function partOf(range: string | undefined, bytes: number): { readonly from: number; readonly to: number } | null {
  const [, first, last] = /^bytes=(\d{1,12})-(\d{1,12})$/.exec(range ?? '') ?? [];
  const from = Number(first ?? Number.NaN);
  const to = Math.min(Number(last ?? Number.NaN), bytes - 1);
  return from <= to ? { from, to } : null;
}
