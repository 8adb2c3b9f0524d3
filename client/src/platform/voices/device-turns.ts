import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { TurnsPort } from '@arbetsytan/shared/recordings/turns.port';
import { callback, type Spawned, spawn } from '../workers/spawn.ts';
import type { VoicesPort } from './voices.port.ts';

const start = (): Spawned<VoicesPort> =>
  spawn<VoicesPort>(
    () => new Worker(new URL('./voices.worker.ts', import.meta.url), { type: 'module', name: 'voices' }),
  );

/** Turns on this device, in a worker of their own that ends with the work. @param model null: there is none here */
export function createDeviceTurns(
  load: () => Promise<{ readonly model: Uint8Array<ArrayBuffer>; readonly wasm: ArrayBuffer } | null>,
  spawned: () => Spawned<VoicesPort> = start,
): TurnsPort {
  return {
    async turns({ durationMs, sound }, on, signal) {
      const loaded = await load();
      if (!loaded) throw new AppError('model-not-here');
      const worker = spawned();
      const stop = () => worker.stop();
      signal.addEventListener('abort', stop);
      try {
        return await worker.call((port) => port.turns({ durationMs, ...loaded }, callback(sound), callback(on)));
      } finally {
        signal.removeEventListener('abort', stop);
        worker.stop();
      }
    },
  };
}
