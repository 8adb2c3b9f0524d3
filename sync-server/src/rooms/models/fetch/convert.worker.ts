import { parentPort, workerData } from 'node:worker_threads';
import { type ConvertJob, convertFetched } from './convert-fetched.ts';

await convertFetched(workerData as ConvertJob);
parentPort?.postMessage('done');
