import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { settingsSv } from '@arbetsytan/shared/i18n/sv/settings';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { documentLink, goTo, leadToProject, openLead, shellIsKept, signIn } from '../support/steps.ts';
import { makeTinyModel, writeModel } from '../support/tiny-model.ts';

/** Pastes a text as a document and opens it. */
async function paste(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: documentsSv.paste }).click();
  await page.getByLabel(documentsSv.pasteName).fill(title);
  await page.getByLabel(documentsSv.pasteText, { exact: true }).fill(text);
  await page.getByRole('button', { name: documentsSv.pasteAdd }).click();
  await documentLink(page).filter({ hasText: title }).click();
  await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: page as never }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join()}`)).toEqual([]);
}

const back = (page: Page) => page.getByRole('link', { name: documentsSv.back }).click();

const TEXT = 'Vi ringde zabrowna kvesti från kontoret i går.';
const SECRET = 'zabrowna';
const MODEL = makeTinyModel({ words: { zabrowna: 'B-PER', kvesti: 'I-PER' } });

test('a model in the store gives a second opinion on the device, also without a network', async ({
  page,
  device,
  product,
}) => {
  writeModel(join(product.dataDir, 'models'), MODEL);
  await signIn(page);
  await shellIsKept(page);
  await goTo(page, 'Inställningar');
  await expect(page.getByText(settingsSv.opinionReady)).toBeVisible();
  await expect(page.getByText(/Liten provmodell/)).toBeVisible();
  await isAccessible(page);
  await openLead(page, /Norrhamra kommun teg/);
  await leadToProject(page, 'sensitive');

  await paste(page, 'med nät', TEXT);
  await expect(page.locator('body')).not.toContainText(SECRET);
  await expect(page.getByText('Vi ringde')).toBeVisible();
  await expect(page.getByText(documentsSv.opinionMissed)).toHaveCount(0);
  await back(page);

  // The server goes away, and the browser starts anew: model, runtime and rules are all on the device.
  await product.stop();
  const again = await device.restart();
  await again.goto(page.url());
  await paste(again, 'utan nät', `Sedan svarade ${TEXT}`);
  await expect(again.locator('body')).not.toContainText(SECRET);
  await expect(again.getByText(documentsSv.opinionMissed)).toHaveCount(0);
  await goTo(again, 'Inställningar');
  await expect(again.getByText(settingsSv.opinionReady)).toBeVisible();
});

test('a model whose file is not the one that was pinned is told, and the rules mask', async ({ page, product }) => {
  const store = join(product.dataDir, 'models');
  writeModel(store, MODEL);
  const path = join(store, MODEL.entry.id, 'model.onnx');
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await signIn(page);
  await goTo(page, 'Inställningar');
  await expect(page.getByText(settingsSv.opinionFailed).first()).toBeVisible();
  await expect(page.getByText(errorsSv['model-hash-mismatch'])).toBeVisible();
  await isAccessible(page);
  await openLead(page, /Norrhamra kommun teg/);
  await leadToProject(page, 'sensitive');
  await paste(page, 'utan modell', `Anna Lindqvist svarade. ${TEXT}`);
  await expect(page.locator('body')).not.toContainText('Lindqvist');
  await expect(page.getByText(documentsSv.opinionMissed)).toBeVisible();
});

test('without a model nothing of a model runtime is fetched', async ({ page }) => {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signIn(page);
  await shellIsKept(page);
  await goTo(page, 'Inställningar');
  await expect(page.getByText(settingsSv.opinionNone)).toBeVisible();
  await openLead(page, /Norrhamra kommun teg/);
  await leadToProject(page, 'sensitive');
  await paste(page, 'en text', 'Anna Lindqvist svarade.');
  expect(asked).toContain('/api/models');
  expect(asked.filter((path) => /\/ort-|second-opinion|onnx|\/api\/models\//.test(path))).toEqual([]);
  const kept = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(request.url);
    return found;
  });
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((url) => /\/ort-|second-opinion|onnx/.test(url))).toEqual([]);
});
