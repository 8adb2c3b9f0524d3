import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { modelsSv, sourcesSv } from '@arbetsytan/shared/i18n/sv/models';
import { settingsSv } from '@arbetsytan/shared/i18n/sv/settings';
import type { Page } from '@playwright/test';
import { type MadeHub, makeHub, sha256, tinyWhisperFiles } from '../../../sync-server/test/made-hub.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { tabTo } from '../support/keyboard.ts';
import { check, isAccessible } from '../support/looks.ts';
import { createProduct } from '../support/product.ts';
import { goTo, heading, shellIsKept, signIn } from '../support/steps.ts';

/** A product whose only source is a hub on loopback. */
const test = base.extend<{ readonly hub: MadeHub }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  hub: async ({}, use) => {
    const hub = await makeHub(tinyWhisperFiles());
    await use(hub);
    await hub.close();
  },
  product: async ({ hub }, use) => {
    const product = await createProduct({ ARBETSYTAN_MODEL_FETCH: '1', ARBETSYTAN_MODEL_HUB: hub.origin });
    await product.start();
    await use(product);
    await product.dispose();
  },
});

const NAME = 'KB-Whisper tiny, 8 bitar';
const FROM_HUB = modelsSv.get.replace('{source}', sourcesSv.hub);

async function openModels(page: Page): Promise<void> {
  await goTo(page, 'Inställningar');
  await page.getByRole('link', { name: modelsSv.open }).click();
  await expect(heading(page, modelsSv.title)).toBeVisible();
}

const onDevice = (page: Page) => page.getByRole('list', { name: modelsSv.here });
const onServer = (page: Page) => page.getByRole('list', { name: modelsSv.server });

test('an admin brings a model to the server, an editor to the device, and it is there without a network', async ({
  page,
  device,
  product,
  hub,
}) => {
  test.setTimeout(240_000);
  await signIn(page, 'admin');
  await openModels(page);
  await expect(page.getByText(modelsSv.emptyAdmin)).toBeVisible();
  await check(page, 'Modeller, administratör');

  await page.getByRole('button', { name: `${FROM_HUB}: ${NAME}`, exact: true }).click();
  await page.getByRole('button', { name: `${modelsSv.confirm}: ${NAME}`, exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  for (const bytes of hub.files.values()) await expect(dialog.getByText(sha256(bytes))).toBeVisible();
  await isAccessible(page, 'Modeller, kontrollsummor');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: modelsSv.confirmButton }).click();
  await expect(onServer(page).getByText(modelsSv.onServer)).toBeVisible();
  // The device sees it at once, and is told that it suits.
  await expect(onDevice(page).getByText(NAME)).toBeVisible();
  await expect(page.getByText(modelsSv.suggestion.replace('{name}', NAME))).toBeVisible();

  await goTo(page, 'Inställningar');
  await page.getByRole('button', { name: settingsSv.signOut, exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: settingsSv.signOut, exact: true }).click();
  await expect(page.getByLabel('Användarnamn')).toBeVisible();
  await signIn(page);
  await shellIsKept(page);
  await openModels(page);
  await expect(page.getByRole('heading', { name: modelsSv.server })).toHaveCount(0);
  await expect(onDevice(page).getByText(modelsSv.absent)).toBeVisible();
  // By the keyboard alone.
  await tabTo(page, 'button', /^Hämta \(.*: KB-Whisper tiny, 8 bitar$/);
  await page.keyboard.press('Enter');
  await expect(onDevice(page).getByText(modelsSv.ready)).toBeVisible();
  await check(page, 'Modeller, redaktör');

  await product.stop();
  const again = await device.restart();
  await again.goto('/modeller');
  await expect(onDevice(again).getByText(modelsSv.ready)).toBeVisible();
  await again.getByRole('button', { name: `${modelsSv.remove}: ${NAME}` }).click();
  await again.getByRole('alertdialog').getByRole('button', { name: modelsSv.remove }).click();
  await expect(again.getByText(modelsSv.emptyEditor)).toBeVisible();
  const left = await again.evaluate(async () =>
    (await (await caches.open('arbetsytan-models')).keys()).map(({ url }) => url),
  );
  expect(left.filter((url) => url.includes('/api/models/'))).toEqual([]);
});

test('a hub without the files is told, and what has begun can be thrown away', async ({ page, hub, product }) => {
  mkdirSync(join(product.dataDir, 'models/halv'), { recursive: true });
  await signIn(page, 'admin');
  await openModels(page);
  await expect(page.getByText(modelsSv.refused.replace('{id}', 'halv'))).toBeVisible();
  hub.files.delete('/KBLab/kb-whisper-tiny/resolve/main/onnx/encoder_model_quantized.onnx');
  await page.getByRole('button', { name: `${FROM_HUB}: ${NAME}`, exact: true }).click();
  await expect(onServer(page).getByText(modelsSv.failed)).toBeVisible();
  await expect(onServer(page).getByRole('alert')).toHaveText(/Källan har inte filerna/);
  await check(page, 'Modeller, hämtning som stannade');
  await page.getByRole('button', { name: `${modelsSv.discard}: ${NAME}`, exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: modelsSv.removeServer }).click();
  await expect(onServer(page).getByText(modelsSv.failed)).toHaveCount(0);
});

test('a model that closed the browser is told, and a person may try again', async ({ page }) => {
  await signIn(page, 'admin');
  await openModels(page);
  await page.getByRole('button', { name: `${FROM_HUB}: ${NAME}`, exact: true }).click();
  await page.getByRole('button', { name: `${modelsSv.confirm}: ${NAME}`, exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: modelsSv.confirmButton }).click();
  await expect(onDevice(page).getByText(NAME)).toBeVisible();
  await page.evaluate(noteRun, 'kb-whisper-tiny-q8');
  await page.reload();
  await expect(onDevice(page).getByText(modelsSv.crashed)).toBeVisible();
  await expect(page.getByText(modelsSv.suggestionNone)).toBeVisible();
  await check(page, 'Modeller, krasch');
  await page.getByRole('button', { name: `${modelsSv.tryAnyway}: ${NAME}` }).click();
  await expect(page.getByText(modelsSv.suggestion.replace('{name}', NAME))).toBeVisible();
});

/** What a run leaves on the disk before its weights are loaded. */
function noteRun(model: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('arbetsytan-account', 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('kept', 'readwrite');
      transaction.objectStore('kept').put(JSON.stringify({ [model]: 'a-run' }), 'speech-runs');
      transaction.oncomplete = () => resolve(opening.result.close());
      transaction.onabort = () => reject(transaction.error);
    };
  });
}
