import { expose } from 'comlink';
import { WASM_RUNTIME } from './speech-addresses.engine.ts';
import { createSpeechWorker } from './speech-worker.engine.ts';

expose(createSpeechWorker(WASM_RUNTIME));
