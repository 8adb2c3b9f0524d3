import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { transcribeSv } from '@arbetsytan/shared/i18n/sv/transcribe';
import { expect, type Page, test } from '@playwright/test';
import { decodeFile } from '../../../sync-server/src/rooms/recordings/decode-file.ts';
import { makeWav } from '../support/fake-microphone.ts';
import { newProject } from '../support/faults.ts';
import { createKillableBrowser } from '../support/killable-browser.ts';
import { createProduct } from '../support/product.ts';
import { fetchModel, hasWeights, NO_WEIGHTS, WITH_MODEL } from '../support/speech.ts';
import { signIn } from '../support/steps.ts';

test.skip(!hasWeights(), NO_WEIGHTS);

const MINUTES = 60;
/** Bytes. The tab with its workers: what a phone's browser lets a page have. */
const MOST_MEMORY = 1.5e9;
const RATE = 16_000;
/** Seconds into the hour where somebody begins to speak, and for how long: about five minutes in all. */
const TALKS = [20, 700, 1_500, 2_400, 3_300] as const;
const TALK = 60;

/** An hour of silence with five minutes of speech in it, as a WAV on the disk. */
async function anHour(folder: string): Promise<string> {
  const { samples } = await decodeFile(fileURLToPath(new URL('../sounds/pauses.opus', import.meta.url)));
  const spoken: number[] = [];
  let quiet = 0;
  for (const sample of samples) {
    quiet = Math.abs(sample) < 60 ? quiet + 1 : 0;
    // No pause is longer than half a second, so that windows are full.
    if (quiet < RATE / 2) spoken.push(sample / 32_768);
  }
  const wav = narrowWav(MINUTES * 60, (at) => {
    const start = TALKS.find((from) => at >= from && at < from + TALK);
    return start === undefined ? 0 : (spoken[Math.round((at - start) * RATE) % spoken.length] ?? 0);
  });
  const path = join(folder, 'timme.wav');
  writeFileSync(path, wav);
  return path;
}

/** 8-bit samples at 8 kHz, as a telephone: Playwright hands over files of at most 50 MB. */
function narrowWav(seconds: number, sample: (at: number) => number): Buffer {
  const rate = 8_000;
  const count = seconds * rate;
  const wav = Buffer.alloc(44 + count);
  makeWav(0, () => 0).copy(wav);
  wav.writeUInt32LE(36 + count, 4);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.writeUInt32LE(count, 40);
  for (let i = 0; i < count; i++) wav[44 + i] = 128 + Math.round(127 * sample(i / rate));
  return wav;
}

/** Bytes in memory of the largest renderer that belongs to this profile's browser. */
function largestRenderer(): number {
  let most = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      most = Math.max(most, Number(kilobytes ?? 0) * 1024);
    } catch {
      // It ended while it was looked at.
    }
  }
  return most;
}

/** @param count of recordings that there are then */
async function addHour(page: Page, path: string, count: number): Promise<void> {
  await page.getByRole('link', { name: recorderSv.tab, exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: recorderSv.addFile, exact: true }).click();
  await (await chooser).setFiles(path);
  const rows = page.getByRole('list', { name: recorderSv.list, exact: true }).getByRole('listitem');
  await expect(rows).toHaveCount(count, { timeout: 180_000 });
  await expect(rows.first()).toContainText(recorderSv.stateWhole, { timeout: 180_000 });
  await rows.first().getByRole('link').first().click();
}

const segments = (page: Page) => page.locator('li[data-segment] p');
const doneOf = async (page: Page) => {
  const says = await page
    .getByText(/^Lokal AI arbetar på den här enheten, /)
    .first()
    .textContent({ timeout: 1_000 })
    .catch(() => '');
  return Number(/(\d+) av/.exec(says ?? '')?.[1] ?? 0);
};
/** Waits until nothing is being written out and answers the words. */
async function finalText(page: Page): Promise<string> {
  await expect(segments(page).first()).toBeVisible({ timeout: 900_000 });
  await expect(page.getByText(/^Lokal AI arbetar på /)).toHaveCount(0, { timeout: 900_000 });
  const texts = await segments(page).allTextContents();
  return texts.join('\n');
}

test('an hour with five minutes of speech is written out in a tab below 1.5 GB, and a kill in the middle changes no word', async () => {
  // Twice five minutes of speech on one thread, each doubtful window heard three times.
  test.setTimeout(1_800_000);
  const seed = Date.now() % 10_000;
  test.info().annotations.push({ type: 'seed', description: String(seed) });
  const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-hour-'));
  const product = await createProduct(WITH_MODEL);
  const browser = createKillableBrowser();
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, largestRenderer());
  }, 500);
  try {
    const path = await anHour(folder);
    await product.start();
    let page = await browser.open();
    await signIn(page, 'redaktor', product.url);
    await fetchModel(page);
    await newProject(page, 'En timme');
    await addHour(page, path, 1);
    await page.getByRole('button', { name: transcribeSv.start, exact: true }).click();
    const unbroken = await finalText(page);
    expect(unbroken.split(/\s+/).length).toBeGreaterThan(100);

    await page.getByRole('link', { name: 'Till inspelningarna' }).click();
    await addHour(page, path, 2);
    const address = page.url();
    await page.getByRole('button', { name: transcribeSv.start, exact: true }).click();
    await expect.poll(() => doneOf(page), { timeout: 300_000 }).toBeGreaterThan(seed % 5);
    await new Promise((resolve) => setTimeout(resolve, seed % 4_000));
    await browser.kill();

    page = await browser.open();
    await page.goto(address);
    expect(await finalText(page)).toBe(unbroken);
    expect(memory).toBeGreaterThan(1e8);
    expect(memory, 'bytes of the largest tab').toBeLessThan(MOST_MEMORY);
    test.info().annotations.push({ type: 'memory', description: `${Math.round(memory / 1e6)} MB` });
  } finally {
    clearInterval(watch);
    await browser.dispose();
    await product.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
});
