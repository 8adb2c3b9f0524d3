import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, defaultClientConditions, preview } from 'vite';
import { machine } from '../../../scripts/bench/measure.mjs';
import { installPeer, SCRIPT, startPeer } from '../../../scripts/bench-sync/peer.mjs';
import { ROOT } from '../../../scripts/setup/paths.mjs';

const [OURS, PEER] = [8_797, 8_798];
const PASSWORD = 'matning-losen-fras';
const BATCH = 500;
const UPDATES = 20;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const text = (i) =>
  `Händelse nummer ${i % 90}: mötet om kajen hölls som planerat, och protokollet skickades ut till alla som var där. `.padEnd(
    200,
    '.',
  );
const event = (id, i) => ({
  id,
  projectId: 'bench',
  kind: 'manual',
  at: '2026-11-23T10:00:00.000Z',
  by: 'bench',
  subjectId: null,
  text: text(i),
  date: null,
});
let writes = 0;
const wire = (row) => {
  writes += 1;
  const stamp = writes.toString(16).padStart(16, '0');
  return {
    row: { id: row.id, projectId: 'bench', version: 1, stamp, deleted: false, body: JSON.stringify(row) },
    assumed: null,
  };
};
const seconds = async (work) => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
const quantile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

async function startOurs(dataDir) {
  const env = {
    ...process.env,
    ARBETSYTAN_PORT: String(OURS),
    ARBETSYTAN_DATA_DIR: dataDir,
    ARBETSYTAN_DEMO_EDITOR_PASSWORD: PASSWORD,
    ARBETSYTAN_SYNC: '1',
    ARBETSYTAN_LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [join(ROOT, 'sync-server/dist/main.js')], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${OURS}`;
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`${url}/api/health`).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ username: 'redaktor', password: PASSWORD }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const push = async (rows) => {
    const reply = await fetch(`${url}/api/sync/1/events/push`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: JSON.stringify({ rows: rows.map(wire) }),
    });
    const { rejected } = await reply.json();
    if (!reply.ok || Object.keys(rejected).length > 0)
      throw new Error(`push: ${reply.status} ${JSON.stringify(rejected).slice(0, 200)}`);
  };
  return { push, stop: () => child.kill() };
}

async function pageOf(root, browser, outDir) {
  const shared = { root, configFile: false, logLevel: 'error' };
  await build({
    ...shared,
    resolve: { conditions: ['arbetsytan-source', ...defaultClientConditions] },
    build: { outDir, emptyOutDir: true, target: 'chrome111' },
  });
  const proxy = { '/api': { target: `http://127.0.0.1:${OURS}` }, '/couch': { target: `http://127.0.0.1:${PEER}` } };
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0, proxy } });
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(server.resolvedUrls.local[0]);
    await page.waitForFunction('globalThis.ours !== undefined');
    await page.evaluate(
      (password) =>
        fetch('/api/auth/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username: 'redaktor', password }),
        }),
      PASSWORD,
    );
    return page;
  };
  return { open, origin: server.resolvedUrls.local[0], close: () => server.close() };
}

/** Waits until the page's database holds so many. */
const whenFull = (page, count) =>
  page.evaluate(async (most) => {
    while ((await globalThis.at.count()) < most) await new Promise((resolve) => setTimeout(resolve, 50));
  }, count);
/** Waits until the page can read a row. */
const whenThere = (page, id) =>
  page.evaluate(async (row) => {
    while (!(await globalThis.at.has(row))) await new Promise((resolve) => setTimeout(resolve, 5));
  }, id);
const tasks = (page) => page.evaluate(() => globalThis.longTasks.splice(0));

export async function benchSync({ sizes, chromium: executablePath }) {
  if (!installPeer()) process.stderr.write('PouchDB did not come from the registry: the product is measured alone.\n');
  const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-bench-sync-'));
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: FLAGS });
  process.stdout.write(
    `${new Date().toISOString().slice(0, 10)}, ${machine()}\nsmall documents of ${JSON.stringify(event('x'.repeat(26), 1)).length} bytes, encrypted by us, in clear by PouchDB 9\n\n`,
  );
  try {
    for (const size of sizes) await measure(size, folder, browser);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(size, folder, browser) {
  const stopPeer = await startPeer(PEER);
  const ours = await startOurs(join(folder, String(size)));
  const site = await pageOf(join(ROOT, 'client/e2e/sync-bench'), browser, join(folder, 'page'));
  const say = (name, value) => process.stdout.write(`${`${size} ${name}`.padEnd(58)}${value}\n`);
  try {
    const rows = Array.from({ length: size }, (_none, i) => event(`e${String(i).padStart(8, '0')}`, i));
    const gated = await seconds(async () => {
      for (let at = 0; at < rows.length; at += BATCH) await ours.push(rows.slice(at, at + BATCH));
    });
    say('push through the gate, server alone', `${gated.toFixed(1)} s`);

    const page = await site.open();
    const pulled = await seconds(async () => {
      await page.evaluate(async () => {
        globalThis.at = await globalThis.ours();
      });
      const usable = await seconds(() => page.evaluate(() => globalThis.at.first()));
      say('ours: first list answers while it pulls', `${usable.toFixed(2)} s`);
      await whenFull(page, size);
    });
    const long = await tasks(page);
    say('ours: pull', `${pulled.toFixed(1)} s`);
    say('ours: main-thread tasks over 50 ms', `${long.length}, longest ${quantile(long, 1).toFixed(0)} ms`);
    const waits = [];
    for (let i = 0; i < UPDATES; i++) {
      const id = `live${i}`;
      await ours.push([event(id, i)]);
      const from = performance.now();
      await whenThere(page, id);
      waits.push(performance.now() - from);
    }
    say(
      'ours: an update is seen after (median, p95)',
      `${quantile(waits, 0.5).toFixed(0)} ms, ${quantile(waits, 0.95).toFixed(0)} ms`,
    );
    await page.context().close();

    const address = `${site.origin}couch/bench`;
    await seedPeer(rows);
    const other = await site.open();
    await other.addScriptTag({ path: SCRIPT });
    const peerPulled = await seconds(() =>
      other.evaluate(async (from) => {
        await new globalThis.PouchDB('bench').replicate.from(from, { batch_size: 500 });
      }, address),
    );
    const peerLong = await tasks(other);
    say('PouchDB: pull', `${peerPulled.toFixed(1)} s`);
    say('PouchDB: main-thread tasks over 50 ms', `${peerLong.length}, longest ${quantile(peerLong, 1).toFixed(0)} ms`);
    say('ours is faster by (target 1.5)', `${(peerPulled / pulled).toFixed(2)}x`);
    await other.context().close();
    process.stdout.write('\n');
  } finally {
    await site.close();
    ours.stop();
    stopPeer();
  }
}

async function seedPeer(rows) {
  const base = `http://127.0.0.1:${PEER}/couch/bench`;
  await fetch(base, { method: 'PUT' });
  for (let at = 0; at < rows.length; at += BATCH) {
    const docs = rows.slice(at, at + BATCH).map(({ id, ...row }) => ({ _id: id, ...row }));
    await fetch(`${base}/_bulk_docs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ docs }),
    });
  }
}
