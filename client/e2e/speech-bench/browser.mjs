import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, defaultClientConditions, preview } from 'vite';

const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** CPU seconds of a process and of all that it started, so far. */
function cpuOf(root) {
  const parents = new Map();
  const used = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      parents.set(Number(pid), Number(fields[1]));
      used.set(Number(pid), (Number(fields[11]) + Number(fields[12])) / 100);
    } catch {
      // It ended while it was looked at.
    }
  }
  const isOurs = (pid) => pid === root || (parents.has(pid) && parents.get(pid) > 1 && isOurs(parents.get(pid)));
  return [...used].filter(([pid]) => isOurs(pid)).reduce((sum, [, seconds]) => sum + seconds, 0);
}

/** The product's own worker in a real Chromium. @returns { texts, cpu, wall } */
export async function browser({ model, clips, chromium: executablePath, threads }) {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const outDir = mkdtempSync(join(tmpdir(), 'arbetsytan-bench-'));
  const shared = { root, configFile: false, logLevel: 'error' };
  await build({
    ...shared,
    resolve: {
      conditions: ['arbetsytan-source', ...defaultClientConditions],
      alias: { 'onnxruntime-web/webgpu': 'onnxruntime-web/wasm' },
    },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'chrome111' },
  });
  symlinkSync(model.path, join(outDir, 'model'));
  mkdirSync(join(outDir, 'clips'));
  for (const [at, { raw }] of clips.entries()) symlinkSync(raw, join(outDir, 'clips', `${at}.f32`));
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: ISOLATED },
  });
  const opened = await chromium.launchServer({ ...(executablePath ? { executablePath } : {}), args: FLAGS });
  try {
    const page = await (await chromium.connect(opened.wsEndpoint())).newPage();
    await page.goto(server.resolvedUrls.local[0]);
    await page.waitForFunction('globalThis.openSpeech !== undefined');
    await page.evaluate(async (count) => {
      globalThis.hear = await globalThis.openSpeech(count);
      await globalThis.hear(0);
    }, threads);
    const pid = opened.process().pid;
    const before = cpuOf(pid);
    const from = performance.now();
    const texts = [];
    for (const at of clips.keys()) texts.push(await page.evaluate((clip) => globalThis.hear(clip), at));
    return { texts, cpu: cpuOf(pid) - before, wall: (performance.now() - from) / 1000 };
  } finally {
    await opened.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
