import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret of the data folder, made at first use, readable by its owner only. Written aside and renamed: a crash leaves a
 * whole file or none.
 * @returns 32 bytes
 */
export function dataSecret(dataDir: string, name: string): Buffer {
  const path = join(dataDir, `${name}.key`);
  if (existsSync(path)) {
    const kept = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (kept.length !== 32) throw new Error(`The key file ${name}.key is damaged.`);
    return kept;
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32);
  writeFileSync(`${path}.new`, secret.toString('base64'), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secret;
}
