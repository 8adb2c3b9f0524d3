import { AppError } from '@arbetsytan/shared/errors/app-error';
import { proxy, transfer, wrap } from 'comlink';

/** A worker that answers method calls; every method of `Port` is asynchronous. A crash rejects what is in flight: Comlink alone would wait for ever. */
export interface Spawned<Port> {
  /** @throws AppError worker-failed when it crashes or throws, storage-full, cancelled when it is stopped meanwhile */
  call<R>(work: (port: Port) => Promise<R>): Promise<R>;
  /** Ends it at once, in the middle of whatever it does. */
  stop(): void;
  readonly alive: boolean;
}

export function spawn<Port>(make: () => Worker): Spawned<Port> {
  const worker = make();
  // Comlink's own type of the far end loses unions; all our methods answer promises, so the port's type is the truth.
  const port = wrap(worker) as unknown as Port;
  const waiting = new Set<(reason: AppError) => void>();
  let end: AppError | null = null;

  const finish = (reason: AppError) => {
    if (end) return;
    end = reason;
    worker.terminate();
    for (const reject of waiting) reject(reason);
    waiting.clear();
  };
  worker.addEventListener('error', (event) => {
    // The default would write the message, which may hold content, to the console.
    event.preventDefault();
    finish(new AppError('worker-failed'));
  });
  worker.addEventListener('messageerror', () => finish(new AppError('worker-failed')));

  return {
    get alive() {
      return end === null;
    },
    stop: () => finish(new AppError('cancelled')),
    call: (work) =>
      new Promise((resolve, reject) => {
        if (end) return reject(end);
        const settle = (done: () => void) => {
          waiting.delete(reject);
          done();
        };
        waiting.add(reject);
        work(port).then(
          (value) => settle(() => resolve(value)),
          (thrown) => settle(() => reject(toAppError(thrown))),
        );
      }),
  };
}

/** Only the name of what a worker threw is read: its message may hold content. */
function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const full = thrown instanceof Error && thrown.name === 'QuotaExceededError';
  return new AppError(full ? 'storage-full' : 'worker-failed');
}

/** A function the worker may call back. */
export const callback = <F extends (...args: never[]) => unknown>(f: F) => proxy(f);

/** Bytes handed over to the worker, not copied: the caller's array is empty afterwards. */
export const handOver = (bytes: Uint8Array<ArrayBuffer>) => transfer(bytes, [bytes.buffer]);
