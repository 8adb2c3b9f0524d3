import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** What the scripts remember between runs. Never in git; safe to delete. */
export const STATE = join(ROOT, '.state');
