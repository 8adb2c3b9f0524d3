#!/usr/bin/env node
// Run after changing a dependency: `rm package-lock.json && npm install --package-lock-only && node scripts/setup/complete-lock.mjs`.
// A registry that mirrors one platform only makes npm leave the other platforms' optional packages out of the lock file, and
// `npm ci` then refuses it everywhere. Their versions are exact in the package that wants them, so they can be written here.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const OS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'linuxmusl',
  'netbsd',
  'openbsd',
  'openharmony',
  'win32',
  'sunos',
  'aix',
  'cygwin',
];
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Platform of a package by its name: `@biomejs/cli-linux-x64-musl`, `@rolldown/binding-win32-arm64-msvc`. */
function platformOf(name) {
  const parts = name.split(/[-/.]/);
  const os = OS.find((known) => parts.includes(known));
  const cpu = CPU.find((known) => parts.includes(known));
  const libc = parts.some((part) => /musl/.test(part))
    ? 'musl'
    : parts.some((part) => /^gnu/.test(part))
      ? 'glibc'
      : undefined;
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os ? { os: [os === 'linuxmusl' ? 'linux' : os] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
}

const file = join(ROOT, process.argv[2] ?? 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
    if (places.some((place) => Object.hasOwn(lock.packages, place))) continue;
    const platform = platformOf(name);
    // Only what cannot be for this platform: anything else must be in the lock file with its hash.
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version) || !(platform.os || platform.cpu)) continue;
    lock.packages[places[1]] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms written to the lock file\n`);
