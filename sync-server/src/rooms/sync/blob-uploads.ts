import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { ERROR_CODES } from '@arbetsytan/shared/errors/codes';
import { BLOB_BYTES, blobMetadataSchema } from '@arbetsytan/shared/sync/blobs';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { RawRequest, RawResponse } from '../../platform/http/raw.ts';
import { type BlobsStore, uploadOf } from './blobs.store.ts';

/** Where uploads are made and gone on with. */
export const UPLOADS = '/api/blob-uploads';

export interface BlobUploads {
  /** One request of the tus protocol (tus.io, 1.0). The caller has been checked, and an upload that exists is theirs. */
  handle(account: string, request: RawRequest, response: RawResponse): Promise<void>;
  pathOf(account: string, id: string): string;
  /** @returns null when there is no such file */
  sizeOf(account: string, id: string): Promise<number | null>;
  remove(upload: string): Promise<void>;
}

/**
 * Sealed bytes, in pieces that can be gone on with after any break. The server sees ids, sizes and a hash, which it checks
 * before it says that a blob is stored: until then no device may let go of its copy.
 */
export function createBlobUploads(folder: string, store: BlobsStore): BlobUploads {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const caller = new AsyncLocalStorage<string>();
  const files = new FileStore({ directory: folder });
  const accountNow = () => {
    const account = caller.getStore();
    if (account === undefined) throw refusal(new AppError('not-signed-in'));
    return account;
  };
  const remove = async (upload: string) => {
    await rm(join(folder, upload), { force: true });
    await rm(join(folder, `${upload}.json`), { force: true });
  };

  const server = new Server({
    path: UPLOADS,
    datastore: files,
    maxSize: BLOB_BYTES,
    relativeLocation: true,
    respectForwardedHeaders: false,
    namingFunction: (_request, metadata) => {
      const parsed = blobMetadataSchema.safeParse(metadata);
      if (!parsed.success) throw refusal(new AppError('bad-request'));
      return uploadOf(accountNow(), parsed.data.id);
    },
    onUploadCreate: async (_request, upload) => {
      const { id, sha256 } = blobMetadataSchema.parse(upload.metadata);
      const known = await store.get(accountNow(), id);
      if (upload.size === undefined || known?.state === 'stored') throw refusal(new AppError('bad-request'));
      // Whoever begins anew has lost the address of what had come.
      await remove(upload.id);
      await store.coming(accountNow(), { id, size: upload.size, sha256 });
      return {};
    },
    onUploadFinish: async (_request, upload) => {
      const account = accountNow();
      const blob = await store.ofUpload(account, upload.id);
      const path = join(folder, upload.id);
      if (!blob || (await sha256Of(path)) !== blob.sha256) {
        await remove(upload.id);
        if (blob) await store.remove(account, blob.id);
        throw refusal(new AppError('blob-damaged'));
      }
      await flush(path);
      await store.stored(account, blob.id);
      return {};
    },
  });

  return {
    handle: (account, request, response) => caller.run(account, () => server.handle(request, response)).then(() => {}),
    pathOf: (account, id) => join(folder, uploadOf(account, id)),
    sizeOf: (account, id) =>
      stat(join(folder, uploadOf(account, id))).then(
        ({ size }) => size,
        () => null,
      ),
    remove,
  };
}

/** As tus answers an error: a status and a body. Ours is a code and nothing more. */
function refusal({ code }: AppError): { readonly status_code: number; readonly body: string } {
  return {
    status_code: ERROR_CODES[code].status,
    body: JSON.stringify({ error: { code, params: {}, requestId: '' } }),
  };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** On the disk before it is said to be. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
