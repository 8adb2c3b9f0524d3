import { AppError } from '@arbetsytan/shared/errors/app-error';
import { expose } from 'comlink';
import { fetchPiece } from '../api/fetch-file.ts';
import { bringFile } from './bring-file.ts';
import { createDeviceShelf } from './device-shelf.ts';
import type { ModelsWorker } from './models.port.ts';

const shelf = createDeviceShelf(caches);

const port: ModelsWorker = {
  async bring(entry, file, onBytes) {
    try {
      await bringFile(shelf, entry, file, fetchPiece, onBytes);
      return null;
    } catch (thrown) {
      // Classes do not survive the way out of a worker: the code does.
      if (thrown instanceof AppError) return thrown.code;
      return thrown instanceof Error && thrown.name === 'QuotaExceededError' ? 'storage-full' : 'storage-broken';
    }
  },
};
expose(port);
