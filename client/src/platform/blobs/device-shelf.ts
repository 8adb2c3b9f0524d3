import { AppError } from '@arbetsytan/shared/errors/app-error';
import { type BlobOf, blobOf } from '@arbetsytan/shared/sync/blob-ids';
import type { ChunkStore } from '../sound/chunk-store.port.ts';
import { trackName } from '../sound/track-name.ts';
import { guarded } from '../store/storage-error.ts';
import type { BlobStore } from '../vault/blob-store.port.ts';
import type { BlobShelf, SealedWriter } from './blob-shelf.port.ts';
import { trackBytes, writeTrack } from './sound-bytes.ts';

/** Originals and sound of an account, as the vault has sealed them. */
export function createBlobShelf(originals: BlobStore, sound: ChunkStore): BlobShelf {
  return {
    open: (blob) =>
      guarded(async () => {
        const of = nameOf(blob);
        return of.kind === 'original' ? originals.open(of.id) : trackBytes(sound, trackName(of.id, of.track));
      }),
    write: (blob) =>
      guarded(async () => {
        const of = nameOf(blob);
        if (of.kind === 'sound') return throughGuard(await writeTrack(sound, trackName(of.id, of.track)));
        const writer = await originals.create(of.id);
        return throughGuard({ ...writer, append: writer.append, finish: () => writer.close(), abort: writer.abort });
      }),
    remove: (blob) =>
      guarded(async () => {
        const of = nameOf(blob);
        await (of.kind === 'original' ? originals.remove(of.id) : sound.remove(trackName(of.id, of.track)));
      }),
  };
}

function nameOf(blob: string): BlobOf {
  const of = blobOf(blob);
  if (!of) throw new AppError('not-found');
  return of;
}

function throughGuard(writer: SealedWriter): SealedWriter {
  return {
    append: (bytes) => guarded(() => writer.append(bytes)),
    finish: () => guarded(() => writer.finish()),
    abort: () => writer.abort(),
  };
}
