import { spawn } from '../workers/spawn.ts';
import type { StretchPort } from './stretch.port.ts';

/** A worker for each call: 64 MiB that are given back at once, and a way to stop. */
export const openStretch = (): StretchPort => ({
  async stretch(passphrase, salt, cost) {
    const worker = spawn<StretchPort>(
      () => new Worker(new URL('./stretch.worker.ts', import.meta.url), { type: 'module', name: 'stretch' }),
    );
    try {
      return await worker.call((port) => port.stretch(passphrase, salt, cost));
    } finally {
      worker.stop();
    }
  },
});
