import { parentPort, workerData } from 'node:worker_threads';
import { type ConvertOptions, type Ct2Whisper, convertWhisper } from '../convert/convert-whisper.ts';

/** What the thread is given. */
export interface ConvertJob {
  readonly source: Ct2Whisper;
  readonly folder: string;
  readonly options: ConvertOptions;
}

const { source, folder, options } = workerData as ConvertJob;
await convertWhisper(source, folder, options);
parentPort?.postMessage('done');
