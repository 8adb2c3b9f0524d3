import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOORS, SINGLE_IMPORTERS, sourceFiles, violations } from './architecture.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('the house', () => {
  it('keeps to its floors, zones and single importers', () => {
    const found = violations(ROOT);
    if (found.length > 0)
      console.error(JSON.stringify({ FLOORS, SINGLE_IMPORTERS: SINGLE_IMPORTERS.map(String) }, null, 1));
    expect(found).toEqual([]);
  });

  it('has no file over 300 lines but data', () => {
    const long = sourceFiles(ROOT)
      .filter((file) => !/\.(test|data)\.tsx?$/.test(file))
      .map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it('has no barrel, no utils and no helpers', () => {
    const vague = sourceFiles(ROOT).filter((file) => /(^|\/)(index|utils?|helpers?|common|manager)(\.|\/)/.test(file));
    expect(vague).toEqual([]);
  });
});

describe('a deliberate violation in a scratch copy', () => {
  let scratch = '';
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'arbetsytan-house-'));
    for (const workspace of ['shared/src', 'client/src', 'sync-server/src'])
      cpSync(join(ROOT, workspace), join(scratch, workspace), { recursive: true });
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it.each([
    ['shared/src/core/scratch.ts', "import type { Role } from '../auth/roles.ts';", 'downwards only'],
    ['shared/src/gate/scratch.ts', "import { x } from '../mask/detectors/phone.ts';", 'second opinion'],
    ['shared/src/mask/scratch.ts', "import { readFileSync } from 'node:fs';", 'pure'],
    ['shared/src/attic/scratch.ts', "import { MB } from '../core/units.ts';", 'no floor'],
    ['sync-server/src/rooms/scout/scratch.ts', "import { fetch } from 'undici';", 'only'],
    ['sync-server/src/rooms/scout/scratch.ts', "import { sql } from 'kysely';", 'only'],
    ['sync-server/src/rooms/scout/scratch.ts', "import { x } from '../auth/basic.ts';", 'another room'],
    ['sync-server/src/platform/db/scratch.ts', "import { x } from '../../rooms/auth/basic.ts';", 'may not import'],
    ['client/src/rooms/notes/scratch.tsx', "const x = await import('rxdb/plugins/core');", 'only'],
    ['client/src/rooms/notes/scratch.tsx', "import { App } from '../../app/app.tsx';", 'does not know the app'],
    ['client/src/design/scratch.tsx', "import { x } from '../../../sync-server/src/config.ts';", 'only in shared'],
  ])('%s with `%s` is found', (file, source, rule) => {
    const path = join(scratch, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source);
    expect(violations(scratch).map((violation) => `${violation.file}: ${violation.rule}`)).toContainEqual(
      expect.stringContaining(rule),
    );
    rmSync(path);
  });

  it('a cycle of types alone is found by Biome', () => {
    const folder = join(scratch, 'shared/src/core');
    writeFileSync(
      join(folder, 'cycle-a.ts'),
      "import type { B } from './cycle-b.ts';\nexport interface A {\n  b: B;\n}\n",
    );
    writeFileSync(
      join(folder, 'cycle-b.ts'),
      "import type { A } from './cycle-a.ts';\nexport interface B {\n  a: A;\n}\n",
    );
    cpSync(join(ROOT, 'biome.json'), join(scratch, 'biome.json'));
    const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    const args = ['lint', '--only=suspicious/noImportCycles', '--vcs-enabled=false', folder];
    const result = spawnSync(process.execPath, [biome, ...args], { cwd: scratch, encoding: 'utf8' });
    expect(result.stdout + result.stderr).toContain('noImportCycles');
    expect(result.status).not.toBe(0);
  });
});
