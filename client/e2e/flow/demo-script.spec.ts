import { readFileSync } from 'node:fs';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { expect, test } from '../support/fixtures.ts';
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
  expect(done).toEqual(STEPS);
});
