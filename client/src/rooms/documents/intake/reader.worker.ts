import { expose } from 'comlink';
import { readFile } from './read-file.ts';

expose({ read: readFile });
