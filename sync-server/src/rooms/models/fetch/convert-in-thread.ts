import { Worker } from 'node:worker_threads';
import type { ConvertJob } from './convert.worker.ts';
import type { Convert } from './install-model.ts';

/** Converts in a thread of its own, so that the server answers meanwhile. @throws Error when it is no model, or memory is short */
export const convertInThread: Convert = (source, folder, options) =>
  new Promise((resolve, reject) => {
    const job: ConvertJob = { source, folder, options };
    const worker = new Worker(new URL('./convert.worker.js', import.meta.url), { workerData: job });
    let done = false;
    worker.on('message', () => {
      done = true;
    });
    worker.on('error', reject);
    worker.on('exit', () => (done ? resolve() : reject(new Error('the conversion stopped'))));
  });
