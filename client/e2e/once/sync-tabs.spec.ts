import { notesSv } from '@arbetsytan/shared/i18n/sv/notes';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { syncSv } from '@arbetsytan/shared/i18n/sv/sync';
import type { Page } from '@playwright/test';
import { newProject, openProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { check } from '../support/looks.ts';
import { signIn } from '../support/steps.ts';

test.use({ environment: { ARBETSYTAN_SYNC: '1' } });
test.setTimeout(240_000);

const indicator = (page: Page, words: string | RegExp) =>
  page.getByRole('link', { name: new RegExp(`^${syncSv.label}: ${words instanceof RegExp ? words.source : words}`) });
const SAVED = /Allt sparat på servern/;
const ALL = { timeout: 30_000 };

async function writeNote(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('link', { name: projectsSv.tabNotes, exact: true }).click();
  await page.getByRole('button', { name: notesSv.write }).first().click();
  await page.getByLabel(notesSv.title).fill(title);
  await page.getByLabel(notesSv.text, { exact: true }).fill(text);
  await page.getByRole('button', { name: notesSv.preview }).click();
  await page.getByRole('button', { name: notesSv.save }).click();
  await expect(page.getByRole('list', { name: notesSv.list, exact: true }).getByText(title)).toBeVisible();
}

test('six tabs open one stream, say the same, and go on when the one that syncs is closed', async ({
  page,
  product,
}) => {
  // The fixture's own context is another browser's.
  const context = page.context();
  let streams = 0;
  context.on('request', (request) => {
    if (request.url().endsWith('/stream')) streams += 1;
  });
  await signIn(page);
  await newProject(page, 'Hamnen');
  const tabs = [page];
  for (let i = 1; i < 6; i += 1) {
    const tab = await context.newPage();
    await tab.goto(product.url);
    tabs.push(tab);
  }
  for (const tab of tabs) await expect(indicator(tab, SAVED)).toBeVisible(ALL);
  expect(streams).toBe(1);

  await test.step('without a network all of them say what waits', async () => {
    const last = tabs[5] as Page;
    await openProject(last, 'Hamnen');
    await context.setOffline(true);
    for (const tab of tabs) await expect(indicator(tab, 'Utan nät')).toBeVisible(ALL);
    await writeNote(last, 'Utan nät', 'Det var ingen där.');
    for (const tab of tabs) await expect(indicator(tab, /Utan nät, väntar \(\d+\)/)).toBeVisible(ALL);
    await expect(last.getByText(syncSv.item.waiting).first()).toBeVisible();
    await context.setOffline(false);
    for (const tab of tabs) await expect(indicator(tab, SAVED)).toBeVisible(ALL);
  });

  await test.step('another tab takes over', async () => {
    const left = tabs.slice(1);
    await page.close();
    const last = tabs[5] as Page;
    await writeNote(last, 'Efteråt', 'Det var ingen där då heller.');
    for (const tab of left) await expect(indicator(tab, SAVED)).toBeVisible(ALL);
    await expect(last.getByText(syncSv.item.waiting)).toHaveCount(0);
  });
});

test('what the server refuses stays on the device and in Räddat until it is taken', async ({ page }) => {
  await signIn(page);
  await newProject(page, 'Hamnen');
  await expect(indicator(page, SAVED)).toBeVisible(ALL);
  await page.route('**/api/sync/1/notes/push', async (route) => {
    const { rows } = route.request().postDataJSON() as { rows: { row: { id: string } }[] };
    const reason = { field: 'text', code: 'still-unmasked', start: 0, end: 3 };
    const rejected = Object.fromEntries(rows.map(({ row }) => [row.id, { code: 'row-refused', reasons: [reason] }]));
    await route.fulfill({ json: { conflicts: [], rejected } });
  });
  await writeNote(page, 'Stoppad', 'Det var ingen där.');
  await expect(page.getByText('Avvisat (1)')).toBeVisible(ALL);
  await expect(page.getByText(syncSv.item.held)).toBeVisible();
  await indicator(page, '').click();
  await expect(page.getByText(`Anteckning: Stoppad`)).toBeVisible();
  await check(page, 'Räddat');
  await page.getByRole('button', { name: /^Visa/ }).click();
  await expect(page.getByRole('dialog').getByText('Det var ingen där.')).toBeVisible();
  await page.getByRole('button', { name: syncSv.close }).click();
  await page.unroute('**/api/sync/1/notes/push');
  await page.getByRole('button', { name: /^Försök igen/ }).click();
  await expect(page.getByText(syncSv.emptyTitle)).toBeVisible(ALL);
  await expect(page.getByText('Avvisat (1)')).toHaveCount(0);
  await check(page, 'Räddat, tomt');
});
