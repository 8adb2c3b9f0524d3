import type { Corpus, ParityHash } from './parity.ts';

declare global {
  /** Set for the test that opens this page. */
  var parityInWorker: (corpus: Corpus) => Promise<ParityHash>;
}

globalThis.parityInWorker = (corpus) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./parity.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<ParityHash>) => resolve(event.data));
    worker.addEventListener('error', () => reject(new Error('the worker failed')));
    worker.postMessage(corpus);
  });
