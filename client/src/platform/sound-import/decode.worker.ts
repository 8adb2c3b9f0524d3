import { expose } from 'comlink';
import type { DecodePort } from './decode.port.ts';
import { decode } from './decode.ts';

const port: DecodePort = { decode };
expose(port);
