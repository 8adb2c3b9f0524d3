import { argon2 } from '@arbetsytan/shared/core/argon2';
import { expose } from 'comlink';
import type { StretchPort } from './stretch.port.ts';

const port: StretchPort = {
  stretch: async (passphrase, salt, cost, onPart) => new Uint8Array(argon2(passphrase, salt, cost, onPart)),
};
expose(port);
