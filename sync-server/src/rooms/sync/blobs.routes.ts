import { createReadStream } from 'node:fs';
import type { Account } from '@arbetsytan/shared/auth/access';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { Router } from 'express';
import { mount, mountFile, mountRaw, type SessionOf } from '../../platform/http/mount.ts';
import { partOf } from '../../platform/http/range.ts';
import type { BlobUploads } from './blob-uploads.ts';
import { type BlobsStore, uploadOf } from './blobs.store.ts';

export interface BlobParts {
  readonly store: BlobsStore;
  readonly uploads: BlobUploads;
  readonly on: boolean;
}

/** Sealed bytes of whoever is signed in, and of nobody else: another's id is an id that does not exist. */
export function blobsRoutes(router: Router, sessionOf: SessionOf, { store, uploads, on }: BlobParts): void {
  const mine = (account: Account) => {
    if (!on) throw new AppError('sync-off');
    return String(account.id);
  };

  mount(router, sessionOf, 'blobs.list', async ({ account }) => ({ blobs: [...(await store.list(mine(account)))] }));

  mountFile(router, sessionOf, 'blobs.read', async ({ params, account, request }) => {
    const owner = mine(account);
    const blob = await store.get(owner, params.id ?? '');
    const size = blob?.state === 'stored' ? await uploads.sizeOf(owner, blob.id) : null;
    if (!blob || size !== blob.size) throw new AppError('not-found');
    const part = partOf(request.headers.range, blob.size);
    const { from, to } = part ?? { from: 0, to: blob.size - 1 };
    return {
      bytes: to - from + 1,
      ...(part ? { part: { from, of: blob.size } } : {}),
      stream: createReadStream(uploads.pathOf(owner, blob.id), { start: from, end: to }),
    };
  });

  mount(router, sessionOf, 'blobs.remove', async ({ params, account }) => {
    const owner = mine(account);
    const blob = await store.get(owner, params.id ?? '');
    if (!blob) throw new AppError('not-found');
    // The row first: a blob that is half removed is no blob.
    await store.remove(owner, blob.id);
    await uploads.remove(uploadOf(owner, blob.id));
    return { ok: true as const };
  });

  mountRaw(router, sessionOf, 'blobs.begin', ({ account, request, response }) =>
    uploads.handle(mine(account), request, response),
  );
  for (const name of ['blobs.continue', 'blobs.ask'] as const)
    mountRaw(router, sessionOf, name, async ({ params, account, request, response }) => {
      const owner = mine(account);
      if (!(await store.ofUpload(owner, params.upload ?? ''))) throw new AppError('not-found');
      await uploads.handle(owner, request, response);
    });
}
