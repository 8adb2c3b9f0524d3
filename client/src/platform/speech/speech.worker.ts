import { expose } from 'comlink';
import { createSpeechWorker } from './speech-worker.engine.ts';

expose(createSpeechWorker());
