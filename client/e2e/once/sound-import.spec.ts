import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import type { Page } from '@playwright/test';
import { makeWav } from '../support/fake-microphone.ts';
import { newProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { check } from '../support/looks.ts';
import { readSound, toneShare } from '../support/read-sound.ts';
import { shellIsKept, signIn } from '../support/steps.ts';

const SOUNDS = fileURLToPath(new URL('../sounds/', import.meta.url));
const WHOLE = ['tone.mp3', 'tone.m4a', 'tone.aac', 'tone.ogg', 'tone.opus', 'tone.webm', 'tone.flac', 'film.mp4'];

const list = (page: Page) => page.getByRole('list', { name: recorderSv.list, exact: true }).getByRole('listitem');
const importing = (page: Page) => page.getByRole('region', { name: recorderSv.importing });
const sound = (name: string) => readFileSync(join(SOUNDS, name));

async function add(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: recorderSv.addFile, exact: true }).click();
  await (await chooser).setFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
}

async function toRecordings(page: Page): Promise<void> {
  await signIn(page);
  await newProject(page, 'Ljudfiler');
  await page.getByRole('link', { name: recorderSv.tab, exact: true }).click();
}

test('sound files of every kind, and the sound of a film, become recordings without a network', async ({
  page,
  device,
}) => {
  await toRecordings(page);
  await shellIsKept(page);
  await device.context().setOffline(true);
  let count = 0;
  for (const name of WHOLE)
    await test.step(name, async () => {
      await add(page, name, sound(name));
      count += 1;
      await expect(list(page)).toHaveCount(count);
      await expect(list(page).first()).toContainText(name);
      await expect(list(page).first()).toContainText(recorderSv.stateWhole);
      const { samples, shut } = await readSound(page);
      expect(shut).toBe(0);
      // Codecs pad the beginning and the end.
      expect(Math.abs(samples.length / 16_000 - 4)).toBeLessThan(0.25);
      expect(toneShare(samples, 440)).toBeGreaterThan(0.95);
    });
  await check(page, 'imported');
  await device.context().setOffline(false);
});

test('a damaged file gives what can be read and says so, and what is no sound says what it is not', async ({
  page,
}) => {
  await toRecordings(page);
  await add(page, 'avhuggen.wav', makeWav(10, (at) => 0.3 * Math.sin(2 * Math.PI * 440 * at)).subarray(0, 150_000));
  await expect(list(page)).toHaveCount(1);
  await expect(list(page).first()).toContainText(recorderSv.stateDamaged);
  await expect(list(page).first()).toContainText('ljud saknas');
  for (const name of ['tone.mp3', 'tone.ogg', 'tone.opus', 'tone.webm', 'tone.flac']) {
    const bytes = sound(name);
    await test.step(`${name} cut in the middle`, async () => {
      const before = await list(page).count();
      await add(page, `halv-${name}`, bytes.subarray(0, Math.round(bytes.length * 0.6)));
      await expect(list(page)).toHaveCount(before + 1);
      await expect(list(page).first()).toContainText(recorderSv.stateDamaged);
      const { samples } = await readSound(page);
      expect(samples.length / 16_000).toBeGreaterThan(0.7);
      expect(samples.length / 16_000).toBeLessThan(3.2);
    });
  }
  const kept = await list(page).count();
  for (const [name, bytes, code] of [
    ['tom.mp3', Buffer.alloc(0), 'file-empty'],
    ['brev.wav', Buffer.from('Det här är ett brev och inget ljud. '.repeat(50)), 'sound-type-unknown'],
    ['halv.m4a', sound('tone.m4a').subarray(0, 8_000), 'sound-unreadable'],
  ] as const)
    await test.step(name, async () => {
      await add(page, name, bytes);
      await expect(importing(page).getByRole('alert')).toHaveText(errorsSv[code] + recorderSv.importDismiss);
      await check(page, name);
      await importing(page).getByRole('button', { name: recorderSv.importDismiss }).click();
      await expect(importing(page)).toHaveCount(0);
    });
  await expect(list(page)).toHaveCount(kept);
});

test('an hour of sound comes in with progress, and can be stopped without a trace', async ({ page }) => {
  test.setTimeout(240_000);
  await toRecordings(page);
  // At 4 kHz, so that the test itself holds 29 MB and not more.
  await add(page, 'timme.wav', quietWav(3_600));
  await expect(importing(page).getByRole('progressbar')).toHaveAttribute('aria-valuetext', /^\d+ (min|s).* av 1 tim$/);
  await check(page, 'importing');
  await importing(page)
    .getByRole('button', { name: /^Avbryt timme/ })
    .click();
  await expect(importing(page)).toHaveCount(0);
  await expect(list(page)).toHaveCount(0);
  await add(page, 'timme.wav', quietWav(3_600));
  await expect(list(page)).toHaveCount(1, { timeout: 180_000 });
  await expect(list(page).first()).toContainText('1 tim');
  await expect(list(page).first()).toContainText(recorderSv.stateWhole);
});

/** Sixteen bits of silence at 4,000 samples a second. */
function quietWav(seconds: number): Buffer {
  const wav = Buffer.alloc(44 + seconds * 8_000);
  makeWav(0, () => 0).copy(wav);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(4_000, 24);
  wav.writeUInt32LE(8_000, 28);
  wav.writeUInt32LE(wav.length - 44, 40);
  return wav;
}
