import { type Corpus, parityOf } from './parity.ts';

self.addEventListener('message', (event: MessageEvent<Corpus>) => self.postMessage(parityOf(event.data)));
