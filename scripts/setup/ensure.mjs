import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf, isFresh, markFresh } from './fingerprint.mjs';
import { ROOT, STATE } from './paths.mjs';
import { bin, must, run, say } from './run.mjs';

const LEAST_NODE = [20, 19];

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  say(`Node ${LEAST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs what the lock file names, once per lock file and Node ABI. */
export async function ensureInstalled() {
  ensureNode();
  const manifests = [
    'package.json',
    'package-lock.json',
    '.npmrc',
    'shared/package.json',
    'sync-server/package.json',
    'client/package.json',
  ];
  const fingerprint = fingerprintOf(manifests, process.versions.modules);
  const stamp = join(ROOT, 'node_modules', '.arbetsytan-installed');
  if (isFresh(stamp, fingerprint)) return;
  say('Installing packages (a minute or two the first time) ...');
  await must('npm ci', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  markFresh(stamp, fingerprint);
}

const CONFIGS = ['package.json', 'package-lock.json', 'tsconfig.base.json'];
const BUILDS = [
  {
    name: 'shared',
    says: 'Building the shared rules ...',
    sources: ['shared/src', 'shared/package.json', 'shared/tsconfig.json'],
    output: 'shared/dist',
    command: () => [...bin('typescript/bin/tsc')].flat().concat('-b', 'shared'),
  },
  {
    name: 'sync-server',
    says: 'Building the server ...',
    sources: ['shared/src', 'sync-server/src', 'sync-server/package.json', 'sync-server/tsconfig.json'],
    output: 'sync-server/dist',
    command: () => [...bin('typescript/bin/tsc')].flat().concat('-b', 'sync-server'),
  },
  {
    name: 'client',
    says: 'Building the client ...',
    sources: [
      'shared/src',
      'client/src',
      'client/public',
      'client/index.html',
      'client/vite.config.ts',
      'client/package.json',
    ],
    output: 'client/dist',
    command: () => [...bin('vite/bin/vite.js')].flat().concat('build', 'client', '--logLevel', 'warn'),
  },
];

/** Builds what is stale. @param names which of shared, sync-server, client; all when left out */
export async function ensureBuilt(names = BUILDS.map((build) => build.name)) {
  for (const build of BUILDS.filter(({ name }) => names.includes(name))) {
    const fingerprint = fingerprintOf([...CONFIGS, ...build.sources]);
    const stamp = join(STATE, `built-${build.name}`);
    if (existsSync(join(ROOT, build.output)) && isFresh(stamp, fingerprint)) continue;
    say(build.says);
    // An output folder that was deleted by hand must not be taken for fresh by the compiler's own memory.
    if (build.name !== 'client' && !existsSync(stamp))
      rmSync(join(ROOT, build.output), { recursive: true, force: true });
    const [command, ...args] = build.command();
    await must(`the build of ${build.name}`, command, args, { quiet: true });
    markFresh(stamp, fingerprint);
  }
}

/** Where the browser tests find a browser; null means Playwright's own. Installs one when missing and possible. */
export async function ensureBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const debian = '/usr/bin/chromium';
  if (existsSync(debian)) return debian;
  if (canApt()) {
    say('Installing Chromium for the browser tests ...');
    await run('apt-get', ['update', '-qq'], { quiet: true });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      quiet: true,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (existsSync(debian)) return debian;
  }
  say("Fetching Playwright's Chromium for the browser tests ...");
  const [node, [cli]] = bin('@playwright/test/cli.js');
  if ((await run(node, [cli, 'install', 'chromium'], { quiet: true })) === 0) return null;
  say('No browser: install Chromium (or set CHROMIUM_PATH) and run again. The browser tests were not run.');
  process.exit(1);
}

function canApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
