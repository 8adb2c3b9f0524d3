import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { expect, type Page } from '@playwright/test';
import { documentLink, goTo } from './steps.ts';

export interface MadeFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The last words of a made file: a document that shows them is whole. */
export const endOf = (index: number) => `Slutet på fil nummer ${index + 1} är här.`;

/** Text files long enough that their way in takes a while. @param kilobytes of each */
export function madeFiles(count: number, kilobytes: number): MadeFile[] {
  const sentence =
    'Nämnden behandlade ärendet om vattenverket och återremitterade det till förvaltningen för komplettering. ';
  return Array.from({ length: count }, (_, index) => ({
    name: `handling-${index + 1}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(
      `${`${sentence.repeat(8)}\n\n`.repeat(Math.ceil((kilobytes * 1000) / (sentence.length * 8)))}${endOf(index)}\n`,
    ),
  }));
}

export async function newProject(page: Page, name: string): Promise<void> {
  await goTo(page, 'Projekt');
  await page.getByRole('link', { name: projectsSv.create }).first().click();
  await page.getByLabel(projectsSv.name, { exact: true }).fill(name);
  await page.getByRole('button', { name: projectsSv.save }).click();
  await expect(page.getByRole('navigation', { name: projectsSv.tabs })).toBeVisible();
}

export async function openProject(page: Page, name: string | RegExp): Promise<void> {
  await goTo(page, 'Projekt');
  await page.getByRole('list', { name: projectsSv.list }).getByRole('link', { name }).click();
  await expect(page.getByRole('navigation', { name: projectsSv.tabs })).toBeVisible();
}

/** Hands files to the product and resolves as soon as it says that none is still being received: from then on it answers for them. */
export async function handIn(page: Page, files: readonly MadeFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: documentsSv.add }).click();
  await (await chooser).setFiles([...files]);
  await page
    .getByText(files.at(-1)?.name.replace(/\.txt$/, '') ?? '')
    .first()
    .waitFor({ state: 'attached' });
  await expect(page.getByText(documentsSv.receiving)).toHaveCount(0);
}

/** What has become of the files that were handed in. */
export interface Outcome {
  /** Numbers of the files that are documents. */
  readonly whole: readonly number[];
  /** How many files the product says it could not take. */
  readonly told: number;
}

/**
 * Waits until every file is a document or is said not to be one, and reads each document to its end. No file is both, twice
 * or half.
 */
export async function outcomeOf(page: Page, count: number): Promise<Outcome> {
  const told = page.getByText(errorsSv['intake-interrupted']);
  await expect
    .poll(async () => (await documentLink(page).count()) + (await told.count()), { timeout: 60_000 })
    .toBe(count);
  const toldOf = await told.count();
  const links = await documentLink(page).evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('href') ?? ''),
  );
  const whole: number[] = [];
  for (const link of links) {
    await page.goto(new URL(link, page.url()).href);
    await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();
    const text = (await page.locator('main').textContent()) ?? '';
    const end = /Slutet på fil nummer (\d+) är här\./.exec(text);
    expect(end, 'a half document').not.toBeNull();
    whole.push(Number(end?.[1]));
  }
  expect(new Set(whole).size, 'a file that is two documents').toBe(links.length);
  return { whole, told: toldOf };
}

/** Asks for an Intern report of all material and does not wait for it. */
export async function askForReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: projectsSv.compile }).click();
  const all = page.getByRole('button', { name: knoxScreensSv.selectAll });
  await expect(page.getByRole('button', { name: knoxScreensSv.compile, exact: true })).toBeVisible();
  if (await all.isVisible()) await all.click();
  await page.getByRole('button', { name: knoxScreensSv.compile, exact: true }).click();
}

/** Reports of the project that are done, in its history. */
export const doneReports = (page: Page) =>
  page.getByRole('list', { name: knoxScreensSv.history }).getByText(knoxScreensSv.stateDone, { exact: true });
