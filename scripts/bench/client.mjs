import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BUDGET_BYTES, initialScripts } from '../setup/bundle-budget.mjs';
import { ensureBrowser } from '../setup/ensure.mjs';
import { ROOT } from '../setup/paths.mjs';
import { row } from './measure.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PORT = 8799;
const URL = `http://127.0.0.1:${PORT}`;
const PASSWORD = 'matning-losen-fras';

/** Initial JavaScript, and the time from start to the first screen with the server stopped and the network off. */
export async function bench() {
  const bytes = initialScripts().reduce((sum, script) => sum + script.bytes, 0);
  row('initial JavaScript, gzip', bytes / 1000, 'kB', undefined);
  row('  of the budget', (100 * bytes) / BUDGET_BYTES, '%', undefined);

  const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-bench-'));
  const env = {
    ...process.env,
    ARBETSYTAN_PORT: String(PORT),
    ARBETSYTAN_DATA_DIR: join(folder, 'data'),
    ARBETSYTAN_DEMO_EDITOR_PASSWORD: PASSWORD,
    ARBETSYTAN_LOG_LEVEL: 'error',
  };
  const server = spawn(process.execPath, [join(ROOT, 'sync-server/dist/main.js')], { env, stdio: 'ignore' });
  const executablePath = await ensureBrowser();
  const options = { args: ARGS, ...(executablePath ? { executablePath } : {}) };
  try {
    for (
      let tries = 0;
      tries < 100 &&
      !(await fetch(`${URL}/api/health`).then(
        (reply) => reply.ok,
        () => false,
      ));
      tries++
    )
      await new Promise((resolve) => setTimeout(resolve, 100));
    const first = await chromium.launchPersistentContext(join(folder, 'profile'), options);
    const page = first.pages()[0];
    await page.goto(URL);
    await page.getByLabel('Användarnamn').fill('redaktor');
    await page.getByLabel('Lösenord').fill(PASSWORD);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await page.getByRole('heading', { name: 'Kontrollrum', level: 1 }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await first.close();
    server.kill('SIGKILL');

    const times = [];
    for (let round = 0; round < 5; round++) {
      const context = await chromium.launchPersistentContext(join(folder, 'profile'), options);
      await context.setOffline(true);
      const offline = context.pages()[0];
      const from = performance.now();
      await offline.goto(URL);
      await offline.getByRole('heading', { name: 'Kontrollrum', level: 1 }).waitFor();
      times.push(performance.now() - from);
      await context.close();
    }
    times.sort((a, b) => a - b);
    row('start to first screen offline, median of 5', times[2], 'ms (wall)', undefined);
    row('  fastest and slowest', `${Math.round(times[0])}-${Math.round(times[4])}`, 'ms (wall)', undefined);
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
