import { callback, handOver, type Spawned, spawn } from '../../../platform/workers/spawn.ts';
import type { OnPage, ReaderPort, ReadOutcome } from './reader.port.ts';

/** Reads one file. `signal` stops it at once, wherever it is. */
export type Reader = (
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  onPage: OnPage,
  signal: AbortSignal,
) => Promise<ReadOutcome>;

/** A file that shows no progress for this long will not be read: some broken files never end. Milliseconds. */
const PATIENCE = 120_000;

const start = (): Spawned<ReaderPort> =>
  spawn<ReaderPort>(
    () => new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' }),
  );

/** A worker for each file: its memory goes with it, and a file that breaks it breaks nothing else. */
export const readInWorker: Reader = async (bytes, name, onPage, signal) => {
  const worker = start();
  let lost = false;
  const giveUp = () => {
    lost = true;
    worker.stop();
  };
  let timer = setTimeout(giveUp, PATIENCE);
  const stop = () => worker.stop();
  signal.addEventListener('abort', stop);
  try {
    const progress: OnPage = (page, of) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, PATIENCE);
      onPage(page, of);
    };
    return await worker.call((port) => port.read(handOver(bytes), name, callback(progress)));
  } catch (thrown) {
    if (lost) return { ok: false, refusal: { code: 'file-unreadable', params: {} } };
    throw thrown;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    worker.stop();
  }
};
