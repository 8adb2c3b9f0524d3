import { expose } from 'comlink';
import { GPU_RUNTIME } from './speech-addresses.engine.ts';
import { createSpeechWorker } from './speech-worker.engine.ts';

expose(createSpeechWorker(GPU_RUNTIME));
