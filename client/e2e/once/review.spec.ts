import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxPoliciesSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { listsSv, reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { tabTo } from '../support/keyboard.ts';
import { isAccessible } from '../support/looks.ts';
import { compile, documentLink, goTo, heading, leadToProject, openLead, signIn } from '../support/steps.ts';

const TEXT = [
  'Då sade Zorblax att allt var klart. Sedan kom Kvintel till mötet.',
  'Internt heter den sparlåga i alla papper. Anna Lindqvist svarade på allt.',
  'Halten var 134 nanogram per liter i juni 2026. Gränsen är 100 nanogram per liter.',
].join('\n\n');
const OTHER = 'Planen sparlågan nämns också här.\n\nNämnden ska besluta om ett nytt filter i december 2026.';

async function paste(page: Page, title: string, text: string): Promise<void> {
  await page.getByRole('button', { name: documentsSv.paste }).click();
  await page.getByLabel(documentsSv.pasteName).fill(title);
  await page.getByLabel(documentsSv.pasteText, { exact: true }).fill(text);
  await page.getByRole('button', { name: documentsSv.pasteAdd }).click();
  await expect(documentLink(page).filter({ hasText: title })).toBeVisible();
}

/** Neither side sticks out at this size. */
async function fits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}

const masked = (page: Page) => page.getByRole('region', { name: reviewSv.masked, exact: true });
const original = (page: Page) => page.getByRole('region', { name: reviewSv.original, exact: true });
const now = (page: Page) => page.getByRole('region', { name: reviewSv.now, exact: true });

for (const size of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
])
  test(`masking is reviewed by keyboard alone at ${size.width} x ${size.height}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.setViewportSize(size);
    const isPhone = size.width < 1024;
    await signIn(page);
    await openLead(page, /Hamnbolaget/);
    await leadToProject(page);
    await paste(page, 'Möte', TEXT);
    await paste(page, 'Plan', OTHER);

    await test.step('Extern waits for the person', async () => {
      await goTo(page, 'Fort Knox');
      await page.getByRole('link', { name: /Hamnbolaget/ }).click();
      await page.getByText(knoxPoliciesSv.external.name, { exact: true }).click();
      await expect(page.getByText(/2 osäkra träffar väntar/)).toBeVisible();
      await expect(page.getByRole('button', { name: knoxScreensSv.compile, exact: true })).toBeDisabled();
      await tabTo(page, 'link', reviewSv.title);
      await page.keyboard.press('Enter');
      await expect(heading(page, /Granska maskeringen/)).toBeVisible();
    });

    await test.step('a doubtful hit comes first, and is confirmed', async () => {
      await expect(now(page).getByText('Zorblax')).toBeVisible();
      await expect(now(page).getByText(/okänt ord med stor bokstav/)).toBeVisible();
      await isAccessible(page, 'Granskning');
      await fits(page);
      await page.keyboard.press('m');
      await expect(now(page).getByText('Kvintel')).toBeVisible();
      await expect(page.getByText(reviewSv.leftOne)).toBeVisible();
    });

    await test.step('a wrong hit is let be with a reason, undone and let be again', async () => {
      const keep = async () => {
        await page.keyboard.press('l');
        const dialog = page.getByRole('dialog', { name: reviewSv.keepTitle });
        await expect(dialog).toBeVisible();
        await expect(dialog.getByLabel(reviewSv.reason)).toBeFocused();
        await page.keyboard.press('Enter');
        await expect(dialog.getByText(reviewSv.reasonMissing)).toBeVisible();
        await page.keyboard.type('Namnet på ett datorprogram');
        await page.keyboard.press('Enter');
        await expect(dialog).toBeHidden();
        await expect(page.getByText(reviewSv.leftNone)).toBeVisible();
      };
      await keep();
      await expect(page.getByText(reviewSv.saidKept)).toBeVisible();
      await page.keyboard.press('z');
      await expect(page.getByText(reviewSv.leftOne)).toBeVisible();
      await expect(now(page).getByText('Kvintel')).toBeVisible();
      await keep();
    });

    await test.step('words are chosen by keyboard and masked in the whole project', async () => {
      await page.keyboard.press('o');
      for (let presses = 0; presses < 40; presses++) {
        if ((await original(page).locator('[class*=chosen]').allTextContents()).join('') === 'sparlåga') break;
        await page.keyboard.press('ArrowRight');
      }
      await expect(original(page).locator('[class*=chosen]')).toHaveText('sparlåga');
      await page.keyboard.press('a');
      await expect(page.getByText(reviewSv.saidEverywhere)).toBeVisible();
      if (!isPhone) await expect(masked(page)).toContainText('Internt heter den [ORD 1] i alla');
    });

    await test.step('a hit is made longer, and that is undone', async () => {
      for (let presses = 0; presses < 6; presses++) {
        if ((await now(page).getByText('Anna Lindqvist').count()) > 0) break;
        await page.keyboard.press('n');
      }
      await page.keyboard.press('h');
      await expect(now(page).getByText('Anna Lindqvist svarade', { exact: true })).toBeVisible();
      await page.keyboard.press('Shift+H');
      await expect(now(page).getByText('Anna Lindqvist', { exact: true })).toBeVisible();
      await page.keyboard.press('Control+z');
      await expect(now(page).getByText('Anna Lindqvist svarade', { exact: true })).toBeVisible();
      await page.keyboard.press('z');
      await expect(now(page).getByText('Anna Lindqvist', { exact: true })).toBeVisible();
    });

    await test.step('letters do nothing where they are turned off', async () => {
      await page.getByRole('checkbox', { name: reviewSv.keysOn }).focus();
      await page.keyboard.press('Space');
      const before = await now(page).innerText();
      await tabTo(page, 'button', `${reviewSv.next} N`);
      await page.keyboard.press('n');
      expect(await now(page).innerText()).toBe(before);
    });

    await test.step('the other text follows', async () => {
      await page.getByRole('button', { name: reviewSv.markReviewed }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByText(documentsSv.reviewed, { exact: true })).toBeVisible();
      await page.getByRole('link', { name: documentsSv.back }).click();
      await documentLink(page).filter({ hasText: 'Plan' }).click();
      await expect(page.getByText(/Planen \[ORD \d\] nämns också här/)).toBeVisible({ timeout: 20_000 });
    });

    await test.step('a reload keeps what was decided', async () => {
      await page.reload();
      await page.getByRole('link', { name: documentsSv.back }).click();
      await documentLink(page).filter({ hasText: 'Möte' }).click();
      await expect(page.getByText(/Då sade \[PERSON 1\]/)).toBeVisible();
      const text = await page.locator('main').innerText();
      expect(text).not.toContain('Zorblax');
      expect(text).toContain('Sedan kom Kvintel till mötet');
      await page.getByRole('link', { name: documentsSv.back }).click();
      await page.getByRole('link', { name: listsSv.tab, exact: true }).click();
      await expect(page.getByRole('list', { name: listsSv.terms }).getByText('sparlåga')).toBeVisible();
      await expect(page.getByRole('list', { name: listsSv.wrong }).getByText('Kvintel')).toBeVisible();
      await isAccessible(page, 'Maskering i projektet');
      await fits(page);
      await page.getByRole('link', { name: projectsSv.tabDocuments, exact: true }).click();
    });

    await test.step('Extern passes, and its receipt names the exception', async () => {
      await compile(page, /Hamnbolaget/, { policy: 'external', template: 'brief' });
      await expect(page.getByText(/Kvintel/)).toBeVisible();
    });
  });
