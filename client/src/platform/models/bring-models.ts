import { AppError } from '@arbetsytan/shared/errors/app-error';
import { callback, type Spawned } from '../workers/spawn.ts';
import type { ModelsWorker } from './models.port.ts';
import type { SpeechKeeperParts } from './speech-keeper.ts';

/** Milliseconds between two words of how far it has come: a screen is not drawn for every packet. */
const EACH = 100;

/** Brings files in a worker of their own, one for each file; its memory is given back with it. */
export function bringInWorker(start: () => Spawned<ModelsWorker>): SpeechKeeperParts['bring'] {
  return async (entry, file, onBytes, signal) => {
    if (signal.aborted) throw new AppError('cancelled');
    const worker = start();
    const stop = () => worker.stop();
    signal.addEventListener('abort', stop);
    let told = 0;
    const tell = (done: number) => {
      const now = performance.now();
      if (now - told < EACH) return;
      told = now;
      onBytes(done);
    };
    try {
      const code = await worker.call((port) => port.bring(entry, file, callback(tell)));
      if (code) throw new AppError(code);
    } finally {
      signal.removeEventListener('abort', stop);
      worker.stop();
    }
  };
}
