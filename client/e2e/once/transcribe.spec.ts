import { jobsSv } from '@arbetsytan/shared/i18n/sv/jobs';
import { transcribeSv } from '@arbetsytan/shared/i18n/sv/transcribe';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import type { Page } from '@playwright/test';
import { makeWav } from '../support/fake-microphone.ts';
import { newProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { check } from '../support/looks.ts';
import { addSound, fetchModel, hasWeights, NO_WEIGHTS, WITH_MODEL } from '../support/speech.ts';
import { goTo, shellIsKept, signIn } from '../support/steps.ts';

test.use({ environment: { ...WITH_MODEL, ARBETSYTAN_ASYNC_JOBS: '1' } });
test.skip(!hasWeights(), NO_WEIGHTS);
test.setTimeout(300_000);

const start = (page: Page) => page.getByRole('button', { name: transcribeSv.start, exact: true });
/** Beside a transcript the card of its writing out lies behind a button. */
const toCard = (page: Page) => page.getByRole('button', { name: transcriptSv.written, exact: true }).click();
async function isDone(page: Page): Promise<void> {
  await expect(page.locator('li[data-segment]').last()).toBeVisible({ timeout: 120_000 });
  await toCard(page);
  await expect(page.getByText(transcribeSv.done.replace('{model}', 'whisper-base'))).toBeVisible({ timeout: 120_000 });
}
/** The words of the transcript that is shown. */
const words = async (page: Page) =>
  (await page.locator('li[data-segment] p').allTextContents()).join(' ').split(/\s+/).filter(Boolean);

test('speech is written out on the device without a network, and silence and noise give no words', async ({
  page,
  device,
}) => {
  await signIn(page);
  await shellIsKept(page);
  await fetchModel(page);
  await newProject(page, 'Utskrift');
  await addSound(page, 'pauses.opus');
  await device.context().setOffline(true);
  await page.reload();
  await check(page, 'before writing out');
  await start(page).click();
  await expect(page.getByText(/^Lokal AI arbetar på den här enheten, /)).toBeVisible({ timeout: 60_000 });
  await isDone(page);
  expect((await words(page)).length).toBeGreaterThan(6);
  await check(page, 'written out');

  for (const [name, wav] of [
    ['tystnad.wav', makeWav(12, () => 0)],
    ['brus.wav', makeWav(12, (at) => 0.2 * Math.sin(at * 12_345.678) * Math.sin(at * 98_765.4321))],
  ] as const) {
    await goTo(page, 'Projekt');
    await page.getByRole('link', { name: 'Utskrift' }).first().click();
    await addSound(page, { name, buffer: wav });
    await start(page).click();
    await expect(page.getByText(transcribeSv.doneEmpty)).toBeVisible({ timeout: 60_000 });
    expect(await words(page)).toEqual([]);
  }
  await device.context().setOffline(false);
});

test('a writing out that is stopped keeps what is done, and moves to the server, which may restart meanwhile', async ({
  page,
  product,
}) => {
  await signIn(page);
  await fetchModel(page);
  await newProject(page, 'Flytt');
  await addSound(page, 'pauses.opus');
  await start(page).click();
  await expect(page.getByText(transcribeSv.writing.replace('{done}', '1').replace('{of}', '3'))).toBeVisible({
    timeout: 120_000,
  });
  await page.getByRole('button', { name: transcribeSv.stop, exact: true }).click();
  await expect(page.getByText(/^[12] av 3 stycken är klara\.$/)).toBeVisible();
  await page.getByRole('radio', { name: new RegExp(`^${transcribeSv.onServer}`) }).check({ force: true });
  await page.getByRole('button', { name: transcribeSv.goOn, exact: true }).click();
  await expect(page.getByText(/^Lokal AI arbetar på redaktionens server, /)).toBeVisible();
  await product.stop('SIGKILL');
  await product.start();
  await isDone(page);
  expect((await words(page)).length).toBeGreaterThan(6);

  await goTo(page, 'Inställningar');
  await page.getByRole('link', { name: jobsSv.open }).click();
  await expect(page.getByRole('list', { name: jobsSv.list }).getByRole('listitem').first()).toBeVisible();
  await check(page, 'jobs');
});
