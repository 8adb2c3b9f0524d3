import { expose } from 'comlink';
import { createFileBlobs } from './file-blobs.ts';

expose(createFileBlobs());
