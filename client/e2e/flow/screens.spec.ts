import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { listsSv } from '@arbetsytan/shared/i18n/sv/review';
import { expect, test } from '../support/fixtures.ts';
import { check, isAccessible } from '../support/looks.ts';
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

  for (const tab of [
    projectsSv.tabNotes,
    projectsSv.tabPrivate,
    projectsSv.tabSources,
    listsSv.tab,
    projectsSv.tabEvents,
  ]) {
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
