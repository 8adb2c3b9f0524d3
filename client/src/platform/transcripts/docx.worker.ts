import { expose } from 'comlink';
import type { DocxPort } from './docx.port.ts';
import { writeDocx } from './write-docx.ts';

const port: DocxPort = { docx: writeDocx };
expose(port);
