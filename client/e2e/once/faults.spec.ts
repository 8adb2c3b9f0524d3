import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { errorsSv } from '@arbetsytan/shared/i18n/sv/errors';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { askForReport, doneReports, handIn, madeFiles, newProject, openProject, outcomeOf } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { createKillableBrowser } from '../support/killable-browser.ts';
import { documentLink, goTo, heading, shellIsKept, signIn } from '../support/steps.ts';

const PROJECT = 'Vattenverket';

test.describe('a browser that is killed', () => {
  for (const wait of [0, 150, 700]) {
    test(`${wait} ms into an intake leaves no half document, and tells of every file it took, also with the server gone`, async ({
      product,
    }) => {
      const browser = createKillableBrowser();
      try {
        let page = await browser.open();
        await signIn(page, 'redaktor', product.url);
        await shellIsKept(page);
        await newProject(page, PROJECT);
        await handIn(page, madeFiles(4, 60));
        await page.waitForTimeout(wait);
        await browser.kill();
        await product.stop('SIGKILL');

        page = await browser.open();
        await page.goto(product.url);
        await expect(heading(page, 'Kontrollrum')).toBeVisible();
        await openProject(page, PROJECT);
        const { whole, told } = await outcomeOf(page, 4);
        expect(whole.length + told).toBe(4);
      } finally {
        await browser.dispose();
      }
    });
  }

  test('during a compile takes the report up again and finishes it', async ({ product }) => {
    const browser = createKillableBrowser();
    try {
      let page = await browser.open();
      await signIn(page, 'redaktor', product.url);
      await newProject(page, PROJECT);
      await handIn(page, madeFiles(3, 40));
      await expect(documentLink(page)).toHaveCount(3, { timeout: 60_000 });
      await askForReport(page);
      await page.getByText(knoxScreensSv.stop).or(doneReports(page)).first().waitFor();
      await browser.kill();

      page = await browser.open();
      await page.goto(product.url);
      await expect(heading(page, 'Kontrollrum')).toBeVisible();
      await openProject(page, PROJECT);
      await page.getByRole('link', { name: 'Sammanställ i Fort Knox' }).click();
      await expect(doneReports(page)).toHaveCount(1, { timeout: 60_000 });
    } finally {
      await browser.dispose();
    }
  });
});

test('two tabs show the same project, and give no two people one number', async ({ page, device }) => {
  await signIn(page);
  await newProject(page, PROJECT);
  const other = await device.context().newPage();
  await other.goto(page.url());
  const paste = async (tab: typeof page, text: string) => {
    await tab.getByRole('button', { name: documentsSv.paste, exact: true }).click();
    await tab.getByRole('textbox', { name: documentsSv.pasteText, exact: true }).fill(text);
    await tab.getByRole('button', { name: documentsSv.pasteAdd }).click();
  };
  await Promise.all([
    paste(page, 'Brev ett. Handläggaren Gunvor Lindeblad skrev under.'),
    paste(other, 'Brev två. Handläggaren Torbjörn Ekstrand skrev under.'),
  ]);
  for (const tab of [page, other]) await expect(documentLink(tab)).toHaveCount(2);
  const seen = new Set<string | null>();
  for (const link of await documentLink(page).evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('href') ?? ''),
  )) {
    await page.goto(link);
    seen.add(
      await page
        .getByRole('button', { name: /^\[PERSON/ })
        .first()
        .textContent(),
    );
  }
  expect([...seen].sort()).toEqual(['[PERSON 1]', '[PERSON 2]']);
});

test('a full device says so, keeps what was there, and takes the text when there is room again', async ({ page }) => {
  // The disk of the test machine cannot be filled: the browser's database is made to answer as it does on a full one.
  await page.addInitScript(() => {
    for (const method of ['add', 'put'] as const) {
      const real = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...args: Parameters<typeof real>) {
        if ((window as { full?: boolean }).full) throw new DOMException('full', 'QuotaExceededError');
        return real.apply(this, args);
      };
    }
  });
  await signIn(page);
  await newProject(page, PROJECT);
  await handIn(page, madeFiles(1, 5));
  await expect(documentLink(page)).toHaveCount(1);

  await page.evaluate(() => Object.assign(window, { full: true }));
  await handIn(page, madeFiles(2, 5).slice(1));
  await expect(page.getByText(errorsSv['storage-full'])).toBeVisible();
  await expect(documentLink(page)).toHaveCount(1);

  await page.evaluate(() => Object.assign(window, { full: false }));
  await page.getByRole('button', { name: documentsSv.retry }).click();
  expect((await outcomeOf(page, 2)).whole).toHaveLength(2);
});

test('a server killed during a poll loses no lead, and the next poll works', async ({ page, product }) => {
  await signIn(page);
  await goTo(page, 'Scout');
  const leads = page.getByRole('list', { name: 'Leads' }).getByRole('link');
  // As many as the demo feed has: the list may still be filling when its first row is seen.
  await expect(page.getByText(/^(\d+) av \1 leads$/)).toBeVisible();
  await expect.poll(() => leads.count()).toBeGreaterThanOrEqual(12);
  const before = await leads.count();
  const refresh = page.getByRole('button', { name: 'Hämta nya' });
  await Promise.all([refresh.click(), product.stop('SIGKILL')]);
  await refresh.click();
  await expect(page.getByText(errorsSv['no-answer'])).toBeVisible();
  await expect(leads).toHaveCount(before);
  await product.start();
  await refresh.click();
  await expect(page.getByText(errorsSv['no-answer'])).toBeHidden();
  await expect(leads).toHaveCount(before);
});
