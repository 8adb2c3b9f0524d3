import { type Spawned, spawn } from '../workers/spawn.ts';
import type { DecodePort } from './decode.port.ts';

export const spawnDecoder = (): Spawned<DecodePort> =>
  spawn<DecodePort>(
    () => new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module', name: 'sound-import' }),
  );
