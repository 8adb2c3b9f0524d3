import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { blobIdOf } from '@arbetsytan/shared/sync/blob-ids';
import type { Originals } from '../vault/originals.ts';
import type { BlobSync } from './blob-sync.port.ts';

/**
 * An original, which another device may have imported: fetched when it is not here yet.
 * @throws AppError as `Originals.open`; offline, no-answer when it would have to be fetched
 */
export async function openOrBring(
  originals: Pick<Originals, 'open'>,
  blobs: Pick<BlobSync, 'bring'>,
  id: Id,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await originals.open(id);
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'original-missing') throw thrown;
    await blobs.bring(blobIdOf({ kind: 'original', id })).catch((why: unknown) => {
      // The server has none, or does not sync: it is missing, as it was.
      const isLine = why instanceof AppError && ['offline', 'no-answer'].includes(why.code);
      throw isLine ? why : thrown;
    });
    return originals.open(id);
  }
}
