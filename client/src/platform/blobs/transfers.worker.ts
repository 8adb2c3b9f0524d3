import { expose } from 'comlink';
import { createTransfers } from './transfers.ts';

expose(createTransfers({ origin: self.location.origin }));
