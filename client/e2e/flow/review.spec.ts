import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxPoliciesSv, knoxReasonsSv, knoxRepairsSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { tabTo } from '../support/keyboard.ts';
import { check, isAccessible } from '../support/looks.ts';
import { documentLink, goTo, heading, leadToProject, openLead, signIn } from '../support/steps.ts';

const TEXT = [
  'På mötet satt även Zqwolla längst bak i lokalen.',
  'Enligt Karin Ekelund är kodordet Fjärilen. Mötet hölls på Grottan.',
  'En 47-årig rektor i Sala lämnade skolan samma dag.',
].join('\n\n');

const masked = (page: Page) =>
  page.getByRole('heading', { name: documentsSv.text, exact: true }).locator('xpath=../..');
const doubtful = knoxReasonsSv['doubtful-hits'].replace('{count}', '1');

async function pasteText(page: Page): Promise<void> {
  await page.getByRole('button', { name: documentsSv.paste, exact: true }).click();
  await page.getByLabel(documentsSv.pasteName).fill('Samtal');
  await page.getByLabel(documentsSv.pasteText, { exact: true }).fill(TEXT);
  await page.getByRole('button', { name: documentsSv.pasteAdd }).click();
  await expect(documentLink(page).filter({ hasText: 'Samtal' })).toBeVisible();
}

async function chooseExternal(page: Page): Promise<void> {
  await goTo(page, 'Fort Knox');
  const projects = page.getByLabel(knoxScreensSv.chooseProject, { exact: true });
  const name = (await projects.locator('option').allInnerTexts()).find((option) => /Hamnbolaget/.test(option));
  await projects.selectOption({ label: name ?? '' });
  await page.getByText(knoxPoliciesSv.external.name, { exact: true }).click();
  await page.getByRole('checkbox', { name: /Samtal/ }).check({ force: true });
}

test('a text is reviewed by keyboard alone, and Extern waits until somebody has looked', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page);
  await openLead(page, /Hamnbolaget/);
  await leadToProject(page);
  await pasteText(page);

  await chooseExternal(page);
  await expect(page.getByText(doubtful)).toBeVisible();
  await tabTo(page, 'link', knoxRepairsSv['look-at-hits']);
  await page.keyboard.press('Enter');
  await expect(heading(page, reviewSv.title)).toBeVisible();
  await tabTo(page, 'button', reviewSv.start);
  await page.keyboard.press('Enter');

  const region = page.getByRole('region', { name: reviewSv.title });
  await expect(region).toBeFocused();
  const original = region.getByText('På mötet satt även').first();
  await expect(original).toBeVisible();
  await expect(region.getByText(reviewSv.doubtful, { exact: true })).toBeVisible();
  const pane = (what: string) => region.getByText(what, { exact: false });
  await check(page, 'Granskningen');

  // Rätt: the guess is right, and nothing is doubtful any more.
  await page.keyboard.press('m');
  await expect(region.getByText(reviewSv.doubtsNone)).toBeVisible();

  // Behåll: the next hit may stay readable, for a reason; undone it is hidden again.
  await expect(region.locator('dd strong')).toHaveText('Karin Ekelund');
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', { name: reviewSv.keepTitle });
  await expect(dialog).toBeVisible();
  await isAccessible(page, 'Behåll läsbar');
  await page.keyboard.type('Talesperson för bolaget');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(reviewSv.released)).toBeVisible();
  const maskedText = page.locator('[data-masked-text]');
  await expect(maskedText).toContainText('Karin Ekelund');
  await page.keyboard.press('z');
  await expect(maskedText).not.toContainText('Karin Ekelund');

  // Utöka: the hit takes in the next word, and gives it back.
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(region.locator('dd strong')).toHaveText('Karin Ekelund');
  await page.keyboard.press('u');
  await expect(maskedText).not.toContainText(' är kodordet');
  await page.keyboard.press('z');
  await expect(maskedText).toContainText(' är kodordet');

  // Maskera: a word that masking passed over, found by searching.
  await tabTo(page, 'textbox', reviewSv.find);
  await page.keyboard.type('Fjärilen');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', reviewSv.findNext);
  await page.keyboard.press('m');
  await expect(maskedText).not.toContainText('Fjärilen');

  // Överallt: another one, word by word with the arrows, and for the whole project.
  await tabTo(page, 'textbox', reviewSv.find);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('hölls');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', reviewSv.findNext);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('a');
  await expect(maskedText).not.toContainText('Grottan');
  await expect(pane(reviewSv.meterKinds.age).first()).toBeVisible();

  // What was decided is still there when the page is loaded again.
  await page.reload();
  await tabTo(page, 'link', reviewSv.back);
  await page.keyboard.press('Enter');
  await expect(masked(page)).toContainText('[PERSON');
  for (const word of ['Fjärilen', 'Grottan', 'Zqwolla', 'Karin']) await expect(masked(page)).not.toContainText(word);
  await page.getByRole('link', { name: documentsSv.back }).click();
  await page.getByRole('link', { name: reviewSv.lists, exact: true }).click();
  await expect(page.getByRole('list', { name: reviewSv.always }).getByText('Grottan')).toBeVisible();
  await check(page, 'Maskering i projektet');

  await chooseExternal(page);
  await expect(page.getByText(knoxReasonsSv['not-reviewed'])).toBeVisible();
  await expect(page.getByText(doubtful)).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: projectsSv.tabs })).toHaveCount(0);
});
