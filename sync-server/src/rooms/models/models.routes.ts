import { DAY, SECOND } from '@arbetsytan/shared/core/units';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Router } from 'express';
import { mount, mountFile, type SessionOf } from '../../platform/http/mount.ts';
import { partOf } from '../../platform/http/range.ts';
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
