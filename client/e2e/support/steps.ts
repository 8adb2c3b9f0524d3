import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxPoliciesSv, knoxTemplatesSv } from '@arbetsytan/shared/i18n/sv/fort-knox';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { notesSv } from '@arbetsytan/shared/i18n/sv/notes';
import { classificationsSv, projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { expect, type Page } from '@playwright/test';
import { makePdfWithoutText } from './files.ts';
import { NOTE, PDF, SCANNED_NAME, SECRETS, TEXT } from './material.ts';
import { PASSWORDS } from './product.ts';

/** The steps of the main flow, each as a person would take it. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

export async function signIn(page: Page, username: keyof typeof PASSWORDS = 'redaktor', url = '/'): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Användarnamn').fill(username);
  await page.getByLabel('Lösenord').fill(PASSWORDS[username]);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(heading(page, 'Kontrollrum')).toBeVisible();
}

/** Goes somewhere by the menu, as a person does: no reload. */
export async function goTo(
  page: Page,
  place: 'Kontrollrum' | 'Scout' | 'Projekt' | 'Fort Knox' | 'Inställningar',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: place, exact: true }).click();
  await expect(heading(page, place)).toBeVisible();
}

/** Waits until the service worker has the whole shell, so that the server may go. */
export async function shellIsKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 300 && !navigator.serviceWorker.controller; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  });
}

export async function openLead(page: Page, title: string | RegExp): Promise<void> {
  await goTo(page, 'Scout');
  await page.getByRole('list', { name: 'Leads' }).getByRole('link', { name: title }).click();
  await expect(heading(page, title)).toBeVisible();
}

export async function leadToProject(
  page: Page,
  classification: keyof typeof classificationsSv = 'normal',
): Promise<void> {
  await page.getByRole('link', { name: 'Gör till projekt' }).click();
  await expect(heading(page, projectsSv.newTitle)).toBeVisible();
  await page.getByText(classificationsSv[classification].name, { exact: true }).click();
  await page.getByRole('button', { name: projectsSv.save }).click();
  await expect(page.getByRole('navigation', { name: projectsSv.tabs })).toBeVisible();
  await expect(documentLink(page).first()).toBeVisible();
}

export const documentLink = (page: Page) =>
  page.getByRole('list', { name: documentsSv.list, exact: true }).getByRole('link');

/** Adds a PDF, a text and a scanned PDF in one go. The scan is refused with a message; the rest goes on. */
export async function addFiles(page: Page): Promise<void> {
  const before = await documentLink(page).count();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: documentsSv.add }).click();
  await (await chooser).setFiles([
    PDF,
    { name: SCANNED_NAME, mimeType: 'application/pdf', buffer: makePdfWithoutText() },
    TEXT,
  ]);
  await expect(documentLink(page)).toHaveCount(before + 2);
  await expect(page.getByText(/innehåller bara bilder/)).toBeVisible();
}

export async function addNote(page: Page): Promise<void> {
  await page.getByRole('link', { name: projectsSv.tabNotes, exact: true }).click();
  await page.getByRole('button', { name: notesSv.write }).first().click();
  await page.getByLabel(notesSv.title).fill(NOTE.title);
  await page.getByLabel(notesSv.text, { exact: true }).fill(NOTE.text);
  await page.getByRole('button', { name: notesSv.preview }).click();
  await expect(page.getByRole('heading', { name: notesSv.previewTitle })).toBeVisible();
  await showsNoSecret(page);
  await page.getByRole('button', { name: notesSv.save }).click();
  await expect(page.getByRole('list', { name: notesSv.list, exact: true }).getByText(NOTE.title)).toBeVisible();
  await page.getByRole('link', { name: projectsSv.tabDocuments, exact: true }).click();
}

export async function showsNoSecret(page: Page): Promise<void> {
  const text = await page.locator('body').innerText();
  expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
}

/** Opens the newest document, taps a placeholder, marks the text as reviewed and goes back. */
export async function readMasked(page: Page, name: RegExp): Promise<void> {
  await documentLink(page).filter({ hasText: name }).first().click();
  await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();
  await showsNoSecret(page);
  await page.getByRole('button', { name: /^\[/ }).first().click();
  const dialog = page.getByRole('dialog', { name: documentsSv.markTitle });
  await expect(dialog.getByText(documentsSv.markRule, { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: documentsSv.close }).click();
  await page.getByRole('button', { name: documentsSv.markReviewed }).click();
  await expect(page.getByRole('button', { name: documentsSv.unmarkReviewed })).toBeVisible();
}

export interface Choice {
  readonly policy: keyof typeof knoxPoliciesSv;
  readonly template: keyof typeof knoxTemplatesSv;
}

/** Chooses policy, template and all material; solves every hindrance by its one-tap repair; compiles and opens the report. */
export async function compile(page: Page, project: RegExp, { policy, template }: Choice): Promise<void> {
  await goTo(page, 'Fort Knox');
  await page
    .getByLabel(knoxScreensSv.chooseProject, { exact: true })
    .selectOption({ label: await optionLike(page, project) });
  await page.getByText(knoxPoliciesSv[policy].name, { exact: true }).click();
  await page.getByText(knoxTemplatesSv[template].name, { exact: true }).click();
  const all = page.getByRole('button', { name: knoxScreensSv.selectAll });
  if (await all.isVisible()) await all.click();
  const repair = page.getByRole('button', { name: /^Markera som granskad/ });
  while ((await repair.count()) > 0) {
    const left = await repair.count();
    await repair.first().click();
    await expect(repair).toHaveCount(left - 1);
  }
  const reports = page.getByRole('link', { name: new RegExp(knoxScreensSv.openReport) });
  const before = await reports.count();
  await page.getByRole('button', { name: knoxScreensSv.compile, exact: true }).click();
  await expect(reports).toHaveCount(before + 1, { timeout: 30_000 });
  await reports.first().click();
  await expect(page.getByRole('button', { name: knoxScreensSv.save })).toBeVisible();
}

async function optionLike(page: Page, project: RegExp): Promise<string> {
  const labels = await page.getByLabel(knoxScreensSv.chooseProject, { exact: true }).locator('option').allInnerTexts();
  const found = labels.find((label) => project.test(label));
  if (!found) throw new Error(`no project like ${project}`);
  return found;
}
