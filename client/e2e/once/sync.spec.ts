import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authSv } from '@arbetsytan/shared/i18n/sv/auth';
import { devicesSv } from '@arbetsytan/shared/i18n/sv/devices';
import { membersSv } from '@arbetsytan/shared/i18n/sv/members';
import { notesSv } from '@arbetsytan/shared/i18n/sv/notes';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import type { Page } from '@playwright/test';
import { LAPTOP, openDevice, PHONE } from '../support/devices.ts';
import { newProject, openProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { check } from '../support/looks.ts';
import { PASSWORDS } from '../support/product.ts';
import { goTo, heading, shellIsKept, signIn } from '../support/steps.ts';

test.use({ environment: { ARBETSYTAN_SYNC: '1' }, viewport: LAPTOP });
test.setTimeout(240_000);

const PASSPHRASE = 'mossa under gammal brygga';
const PRIVATE = 'Källan vid kajen heter egentligen Åsa';

const tab = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const notes = (page: Page) => page.getByRole('list', { name: notesSv.list, exact: true });

async function choosePassphrase(page: Page): Promise<void> {
  await goTo(page, 'Inställningar');
  await page.getByRole('link', { name: vaultSv.open }).click();
  await page.getByLabel(vaultSv.newPassphrase).fill(PASSPHRASE);
  await page.getByLabel(vaultSv.repeat).fill(PASSPHRASE);
  await page.getByRole('button', { name: vaultSv.choose }).click();
  await expect(page.getByText(vaultSv.passphraseSet)).toBeVisible({ timeout: 30_000 });
}

async function writeNote(page: Page, title: string, text: string): Promise<void> {
  await tab(page, projectsSv.tabNotes);
  await page.getByRole('button', { name: notesSv.write }).first().click();
  await page.getByLabel(notesSv.title).fill(title);
  await page.getByLabel(notesSv.text, { exact: true }).fill(text);
  await page.getByRole('button', { name: notesSv.preview }).click();
  await page.getByRole('button', { name: notesSv.save }).click();
  await expect(notes(page).getByText(title)).toBeVisible();
}

async function writePrivately(page: Page, text: string): Promise<void> {
  await tab(page, projectsSv.tabPrivate);
  await page.getByRole('button', { name: notesSv.privateWrite }).first().click();
  await page.getByLabel(notesSv.text, { exact: true }).fill(text);
  await page.getByRole('button', { name: notesSv.privateSave }).click();
  await expect(page.getByText(text)).toBeVisible();
}

async function signInOnly(page: Page, username: keyof typeof PASSWORDS): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Användarnamn').fill(username);
  await page.getByLabel('Lösenord').fill(PASSWORDS[username]);
  await page.getByRole('button', { name: 'Logga in' }).click();
}

test('what was written on one device is on the other, private notes too, with and without a network', async ({
  page,
  product,
  launchOptions,
}) => {
  await signIn(page);
  await newProject(page, 'Hamnen');
  await writeNote(page, 'Från skrivbordet', 'Mötet hålls i hamnen.');
  await writePrivately(page, PRIVATE);

  const phone = await openDevice(product, launchOptions, PHONE);
  try {
    await test.step('a vault without a passphrase opens nowhere else', async () => {
      await signInOnly(phone.page, 'redaktor');
      await expect(heading(phone.page, vaultSv.elsewhereTitle)).toBeVisible();
      await check(phone.page, 'Valvet finns på en annan enhet');
      await choosePassphrase(page);
      await check(page, 'Valv');
      await phone.page.getByRole('button', { name: vaultSv.elsewhereAgain }).click();
    });

    await test.step('the passphrase opens it, and no other words do', async () => {
      await phone.page.getByLabel(vaultSv.unlockPassphrase).fill('fel fras på flera ord');
      await phone.page.getByRole('button', { name: vaultSv.unlock, exact: true }).click();
      await expect(phone.page.getByText(vaultSv.unlockWrong)).toBeVisible({ timeout: 30_000 });
      await check(phone.page, 'Öppna ditt valv');
      await phone.page.getByLabel(vaultSv.unlockPassphrase).fill(PASSPHRASE);
      await phone.page.getByRole('button', { name: vaultSv.unlock, exact: true }).click();
      await expect(heading(phone.page, 'Kontrollrum')).toBeVisible({ timeout: 30_000 });
    });

    await test.step('everything is there', async () => {
      await openProject(phone.page, 'Hamnen');
      await tab(phone.page, projectsSv.tabNotes);
      await expect(notes(phone.page).getByText('Från skrivbordet')).toBeVisible({ timeout: 30_000 });
      await tab(phone.page, projectsSv.tabPrivate);
      await expect(phone.page.getByText(PRIVATE)).toBeVisible({ timeout: 30_000 });
    });

    await test.step('what is written in flight mode arrives afterwards', async () => {
      await shellIsKept(phone.page);
      await phone.context.setOffline(true);
      await phone.page.reload();
      await expect(phone.page.getByText(PRIVATE)).toBeVisible();
      await writeNote(phone.page, 'Från planet', 'Ingen var på plats.');
      await writePrivately(phone.page, 'Ring henne i kväll');
      await phone.context.setOffline(false);
      await openProject(page, 'Hamnen');
      await tab(page, projectsSv.tabNotes);
      await expect(notes(page).getByText('Från planet')).toBeVisible({ timeout: 60_000 });
      await tab(page, projectsSv.tabPrivate);
      await expect(page.getByText('Ring henne i kväll')).toBeVisible({ timeout: 60_000 });
    });

    await test.step('a phone that is lost is emptied at its next contact', async () => {
      await goTo(page, 'Inställningar');
      const list = page.getByRole('list', { name: devicesSv.list });
      await expect(list.getByRole('listitem')).toHaveCount(2);
      await check(page, 'Inställningar med enheter');
      await list.getByRole('button', { name: devicesSv.wipe, exact: true }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: devicesSv.wipe, exact: true }).click();
      await expect(list.getByText(devicesSv.wipes)).toBeVisible();
      await phone.page.reload();
      await expect(heading(phone.page, authSv.title)).toBeVisible({ timeout: 30_000 });
      // The sign-in has an empty one of its own.
      const databases = () => phone.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
      await expect.poll(async () => (await databases()).filter((name) => name !== 'arbetsytan-account')).toEqual([]);
    });
  } finally {
    await phone.close();
  }
});

test('a colleague sees the masked texts of a shared project and nothing private, until she is removed', async ({
  page,
  product,
  launchOptions,
}) => {
  await signIn(page);
  await newProject(page, 'Hamnen');
  await writeNote(page, 'Om avtalet', 'Enligt Anna Lindqvist är avtalet klart.');
  await writePrivately(page, PRIVATE);

  const colleague = await openDevice(product, launchOptions, LAPTOP);
  try {
    await signIn(colleague.page, 'kollega');
    await goTo(colleague.page, 'Projekt');
    await expect(colleague.page.getByText('Hamnen')).toHaveCount(0);

    await test.step('she is let in', async () => {
      await tab(page, membersSv.tab);
      await page.getByLabel(membersSv.inviteLabel).fill('kollega');
      await page.getByRole('button', { name: membersSv.invite, exact: true }).click();
      await expect(page.getByRole('list', { name: membersSv.list }).getByText('Kollega', { exact: true })).toBeVisible({
        timeout: 30_000,
      });
      await check(page, 'Deltagare');
    });

    await test.step('she reads the masked note', async () => {
      await expect(colleague.page.getByRole('link', { name: 'Hamnen' })).toBeVisible({ timeout: 30_000 });
      await openProject(colleague.page, 'Hamnen');
      await tab(colleague.page, projectsSv.tabNotes);
      await expect(notes(colleague.page).getByText('Om avtalet')).toBeVisible({ timeout: 30_000 });
      await tab(colleague.page, projectsSv.tabPrivate);
      await expect(colleague.page.getByText(notesSv.privateEmptyTitle)).toBeVisible();
      expect(await colleague.page.locator('body').innerText()).not.toMatch(/Åsa|Lindqvist/);
    });

    await test.step('she writes, and it comes back', async () => {
      await writeNote(colleague.page, 'Från kollegan', 'Bron är stängd.');
      await tab(page, projectsSv.tabNotes);
      await expect(notes(page).getByText('Från kollegan')).toBeVisible({ timeout: 30_000 });
    });

    await test.step('she is removed, and the material with her', async () => {
      await tab(page, membersSv.tab);
      await page.getByRole('button', { name: membersSv.remove, exact: true }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: membersSv.remove, exact: true }).click();
      await goTo(colleague.page, 'Projekt');
      await expect(colleague.page.getByText('Hamnen')).toHaveCount(0, { timeout: 30_000 });
    });
    await test.step('the server has kept nothing that it should not be able to read', () => {
      const kept = everythingIn(product.dataDir) + product.output();
      for (const secret of ['Lindqvist', 'Åsa', 'kajen', PASSPHRASE]) expect(kept).not.toContain(secret);
      // What is masked is there: this looks where the rows are.
      expect(kept).toContain('är avtalet klart');
    });
  } finally {
    await colleague.close();
  }
});

/** Every file of the data folder as text: database, write-ahead log, sealed bytes, keys. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
