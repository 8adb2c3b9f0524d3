import { Worker } from 'node:worker_threads';
import type { Convert } from './convert-fetched.ts';

/** Converts in a thread of its own, so that the server answers meanwhile. @throws Error as `convertFetched`, and when memory is short */
export const convertInThread: Convert = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./convert.worker.js', import.meta.url), { workerData: job });
    let done = false;
    worker.on('message', () => {
      done = true;
    });
    worker.on('error', reject);
    worker.on('exit', () => (done ? resolve() : reject(new Error('the conversion stopped'))));
  });
