import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SyncState } from '@arbetsytan/shared/sync/protocol';

/** Beside the database, so that a database that is put back from a backup does not bring it along. */
const FILE = 'sync.mark';

type Mark = Pick<SyncState, 'installation' | 'seq'>;

/** Is the database older than what this folder has seen of it? Another installation's mark says nothing. */
export function wasRestored(dataDir: string, { installation, seq }: SyncState): boolean {
  const mark = readMark(dataDir);
  return mark !== null && mark.installation === installation && mark.seq > seq;
}

/** Written aside and renamed: a crash leaves a whole file or none. */
export function keepMark(dataDir: string, { installation, seq }: SyncState): void {
  const path = join(dataDir, FILE);
  writeFileSync(`${path}.new`, JSON.stringify({ installation, seq } satisfies Mark), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readMark(dataDir: string): Mark | null {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) return null;
  try {
    const mark = JSON.parse(readFileSync(path, 'utf8')) as Partial<Mark>;
    return typeof mark.installation === 'string' && typeof mark.seq === 'number'
      ? { installation: mark.installation, seq: mark.seq }
      : null;
  } catch {
    return null;
  }
}
