import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import {
  addFiles,
  addNote,
  compile,
  documentLink,
  goTo,
  leadToProject,
  openLead,
  shellIsKept,
  signIn,
} from '../support/steps.ts';

/** WCAG 2.2 A and AA and axe's best practice, in light and dark, on what is on the screen now. */
async function isAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The page is typed by another copy of playwright-core than axe's own peer.
    const { violations } = await new AxeBuilder({ page: page as never })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map(({ target }) => target.join(' ')),
    }));
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Nothing sticks out sideways at 320 px, nor at 200 % text in the window as it is. */
async function reflows(page: Page, screen: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no size');
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(), `${screen} at 320 px`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
  await page.evaluate(() => void document.documentElement.style.setProperty('font-size', '200%'));
  expect(await overflow(), `${screen} at 200 % text`).toBeLessThanOrEqual(0);
  await page.evaluate(() => void document.documentElement.style.removeProperty('font-size'));
}

async function check(page: Page, screen: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await isAccessible(page, screen);
  await reflows(page, screen);
}

test('every screen is accessible, in light and dark, at 320 px and with text at 200 %', async ({
  page,
  device,
  product,
}) => {
  test.setTimeout(300_000);
  await page.goto('/');
  await check(page, 'Logga in');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await check(page, 'Logga in, ofullständigt');
  await signIn(page);
  await shellIsKept(page);
  await check(page, 'Kontrollrum, tomt');
  await goTo(page, 'Projekt');
  await check(page, 'Projekt, tomt');
  await goTo(page, 'Fort Knox');
  await check(page, 'Fort Knox, tomt');
  await goTo(page, 'Scout');
  await check(page, 'Scout');
  await openLead(page, /Hamnbolaget/);
  await check(page, 'Lead');
  await page.getByRole('link', { name: 'Gör till projekt' }).click();
  await check(page, 'Nytt projekt');
  await page.goBack();
  await leadToProject(page);
  await addFiles(page);
  await check(page, 'Projekt, dokument');
  await addNote(page);

  for (const tab of [projectsSv.tabNotes, projectsSv.tabPrivate, projectsSv.tabSources, projectsSv.tabEvents]) {
    await page.getByRole('link', { name: tab, exact: true }).click();
    await check(page, `Projekt, ${tab}`);
  }
  await page.getByRole('link', { name: projectsSv.tabDocuments, exact: true }).click();
  await documentLink(page).filter({ hasText: 'tjansteutlatande' }).click();
  await check(page, 'Dokument');
  await page.getByRole('button', { name: /^\[/ }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await isAccessible(page, 'Dokument, platshållare');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: documentsSv.reveal }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await isAccessible(page, 'Dokument, visa original');
  await page.keyboard.press('Escape');

  await goTo(page, 'Fort Knox');
  await check(page, 'Fort Knox');
  await compile(page, /Hamnbolaget/, { policy: 'internal', template: 'weekly' });
  await check(page, 'Rapport');
  await page.getByRole('list').getByRole('button').first().click();
  await expect(page.getByRole('dialog', { name: knoxScreensSv.passageTitle })).toBeVisible();
  await isAccessible(page, 'Rapport, stället');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: knoxScreensSv.save }).click();
  await page.getByRole('link', { name: knoxScreensSv.openSaved }).click();
  await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();
  await check(page, 'Sparad rapport');
  await goTo(page, 'Kontrollrum');
  await check(page, 'Kontrollrum');
  await goTo(page, 'Inställningar');
  await check(page, 'Inställningar');
  await page.goto('/finns/inte');
  await check(page, 'Sidan finns inte');

  await product.stop();
  await device.context().setOffline(true);
  await goTo(page, 'Scout');
  await check(page, 'Scout utan nät');
  await goTo(page, 'Kontrollrum');
  await check(page, 'Kontrollrum utan nät');
});
