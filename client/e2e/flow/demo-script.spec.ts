import { readFileSync } from 'node:fs';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { transcribeSv } from '@arbetsytan/shared/i18n/sv/transcribe';
import { transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { openProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { addSound, fetchModel, hasWeights, WITH_MODEL } from '../support/speech.ts';
import {
  addFiles,
  addNote,
  compile,
  goTo,
  leadToProject,
  openLead,
  readMasked,
  shellIsKept,
  showsNoSecret,
  signIn,
} from '../support/steps.ts';

test.use({ environment: WITH_MODEL });

const LEAD = /Norrhamra kommun teg/;
const OFFLINE_LEAD = /Hamnbolaget sålde mark/;

/** Headings of docs/DEMO_SCRIPT.md: the steps below carry the same names, so that the script cannot rot. */
const STEPS = [...readFileSync('docs/DEMO_SCRIPT.md', 'utf8').matchAll(/^## (\d+\. .+)$/gm)].map(
  (match) => match[1] ?? '',
);

test('the demo script, step by step', async ({ page, device, product }) => {
  test.setTimeout(Number(process.env.T ?? 300_000));
  const done: string[] = [];
  const step = async (name: string, work: () => Promise<void>) => {
    await test.step(name, work);
    done.push(name);
  };

  await step('1. Logga in', async () => {
    await signIn(page);
    await expect(page.getByRole('heading', { name: 'Börja med ett lead' })).toBeVisible();
    await shellIsKept(page);
  });
  await step('2. Öppna Scout', async () => {
    await openLead(page, LEAD);
    await expect(page.getByText(/112 nanogram per liter/)).toBeVisible();
  });
  await step('3. Gör ett lead till projekt', () => leadToProject(page));
  await step('4. Lägg till underlag', async () => {
    await addFiles(page);
    await addNote(page);
  });
  await step('5. Läs maskerat', () => readMasked(page, /mejl-fran/));
  await step('6. Sammanställ i Fort Knox', async () => {
    await compile(page, /Norrhamra/, { policy: 'internal', template: 'weekly' });
    await compile(page, /Norrhamra/, { policy: 'external', template: 'brief' });
  });
  await step('7. Se vad varje mening står på', async () => {
    await page.getByRole('list').getByRole('button').first().click();
    const dialog = page.getByRole('dialog', { name: knoxScreensSv.passageTitle });
    await expect(dialog.locator('mark').first()).toBeVisible();
    await showsNoSecret(page);
    await dialog.getByRole('button', { name: knoxScreensSv.close }).click();
    await expect(page.getByText(knoxScreensSv.fingerprint, { exact: true })).toBeVisible();
  });
  await step('8. Spara rapporten och slå av nätet', async () => {
    await page.getByRole('button', { name: knoxScreensSv.save }).click();
    await page.getByRole('link', { name: knoxScreensSv.openSaved }).click();
    await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();

    await product.stop('SIGKILL');
    await device.context().setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();
    await goTo(page, 'Kontrollrum');

    await openLead(page, OFFLINE_LEAD);
    await leadToProject(page);
    await addFiles(page);
    await addNote(page);
    await readMasked(page, /mejl-fran/);
    await compile(page, /Hamnbolaget/, { policy: 'internal', template: 'incident' });
    await page.getByRole('button', { name: knoxScreensSv.save }).click();
    await page.getByRole('link', { name: knoxScreensSv.openSaved }).click();
    await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();
    await showsNoSecret(page);
  });
  await step('9. Lägg till en inspelning', async () => {
    await openProject(page, /Hamnbolaget/);
    await addSound(page, 'spoken.opus');
    const place = page.getByRole('slider', { name: transcriptSv.position });
    await page.getByRole('button', { name: transcriptSv.play, exact: true }).click();
    await expect.poll(async () => Number(await place.inputValue())).toBeGreaterThan(0);
    await page.getByRole('button', { name: transcriptSv.pause, exact: true }).click();
  });
  await step('10. Skriv ut och citera', async () => {
    const address = page.url();
    // Where the registry did not give the test model, the product says what is missing.
    if (!hasWeights()) return expect(page.getByText(transcribeSv.noModel)).toBeVisible();
    await product.start();
    await device.context().setOffline(false);
    await fetchModel(page);
    await device.context().setOffline(true);
    await page.goto(address);
    await page.getByRole('button', { name: transcribeSv.start, exact: true }).click();
    const words = page.getByRole('region', { name: transcriptSv.transcript, exact: true });
    await expect(words).toBeVisible({ timeout: 120_000 });
    await words.focus();
    await page.keyboard.press('q');
    await page
      .getByRole('navigation', { name: transcriptSv.shown })
      .getByRole('button', { name: transcriptSv.quotes, exact: true })
      .click();
    await expect(page.getByRole('list', { name: transcriptSv.quotes }).getByRole('listitem')).toHaveCount(1);
    await device.context().setOffline(false);
  });
  expect(done).toEqual(STEPS);
});
