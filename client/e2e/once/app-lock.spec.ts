import { lockSv } from '@arbetsytan/shared/i18n/sv/lock';
import { notesSv } from '@arbetsytan/shared/i18n/sv/notes';
import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { vaultSv } from '@arbetsytan/shared/i18n/sv/vault';
import type { Page } from '@playwright/test';
import { PHONE } from '../support/devices.ts';
import { newProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { check } from '../support/looks.ts';
import { goTo, heading, signIn } from '../support/steps.ts';

test.use({ viewport: PHONE });
test.setTimeout(240_000);

const PASSPHRASE = 'mossa under gammal brygga';
const PIN = '204816';
const SECRET = 'Källan vid kajen heter egentligen Åsa';

/** Everything that the page can read: the screen, local storage, and all rows of all databases as text. */
function everything(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts = [document.documentElement.outerHTML, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        });
        parts.push(JSON.stringify(rows));
      }
      database.close();
    }
    return parts.join('\n');
  });
}

test('a locked app shows nothing and keeps nothing readable, and opens by PIN or passphrase', async ({ page }) => {
  await signIn(page);
  await newProject(page, 'Hamnen');
  await page.getByRole('link', { name: projectsSv.tabPrivate, exact: true }).click();
  await page.getByRole('button', { name: notesSv.privateWrite }).first().click();
  await page.getByLabel(notesSv.text, { exact: true }).fill(SECRET);
  await page.getByRole('button', { name: notesSv.privateSave }).click();
  await expect(page.getByText(SECRET)).toBeVisible();
  const project = page.url();

  await test.step('the passphrase comes first', async () => {
    await goTo(page, 'Inställningar');
    await page.getByRole('link', { name: vaultSv.open }).click();
    await expect(page.getByText(lockSv.needsPassphrase)).toBeVisible();
    await check(page, 'Valv utan synk');
    await page.getByLabel(vaultSv.newPassphrase).fill(PASSPHRASE);
    await page.getByLabel(vaultSv.repeat).fill(PASSPHRASE);
    await page.getByRole('button', { name: vaultSv.choose }).click();
    await expect(page.getByText(vaultSv.passphraseSet)).toBeVisible({ timeout: 30_000 });
  });

  await test.step('a PIN that anybody would guess is not taken', async () => {
    await page.getByLabel(lockSv.pin, { exact: true }).fill('123456');
    await page.getByLabel(lockSv.pinRepeat).fill('123456');
    await page.getByRole('button', { name: lockSv.set }).click();
    await expect(page.getByText(lockSv.pinWeak)).toBeVisible();
    await page.getByLabel(lockSv.pin, { exact: true }).fill(PIN);
    await page.getByLabel(lockSv.pinRepeat).fill(PIN);
    await page.getByRole('button', { name: lockSv.set }).click();
    await expect(page.getByText(lockSv.onPin)).toBeVisible({ timeout: 30_000 });
    await check(page, 'Valv med lås');
  });

  await test.step('locked, there is no text anywhere', async () => {
    await page.goto(project);
    await expect(heading(page, lockSv.lockedTitle)).toBeVisible();
    await check(page, 'Låst');
    expect(await everything(page)).not.toMatch(/Åsa|kajen|Hamnen/);
  });

  await test.step('a wrong PIN says how many are left, the right one opens where one was', async () => {
    await page.getByLabel(lockSv.lockedPin).fill('999990');
    await page.getByRole('button', { name: lockSv.open, exact: true }).click();
    await expect(page.getByText(lockSv.wrongLeft.replace('{left}', '9'))).toBeVisible({ timeout: 30_000 });
    await page.getByLabel(lockSv.lockedPin).fill(PIN);
    await page.getByRole('button', { name: lockSv.open, exact: true }).click();
    await expect(page.getByText(SECRET)).toBeVisible({ timeout: 30_000 });
  });

  await test.step('Esc twice leaves a page that tells nothing, and the lock is behind it', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(heading(page, lockSv.awayTitle)).toBeVisible();
    await expect(page).toHaveTitle(lockSv.awayTitle);
    expect(new URL(page.url()).pathname).toBe('/');
    await check(page, 'Tom sida');
    expect(await everything(page)).not.toMatch(/Åsa|kajen|Hamnen/);
    await page.getByRole('button', { name: lockSv.awayBack }).click();
    await expect(heading(page, lockSv.lockedTitle)).toBeVisible();
  });

  await test.step('ten wrong PINs give it up, and the passphrase still opens', async () => {
    for (let tries = 0; tries < 10; tries++) {
      await page.getByLabel(lockSv.lockedPin).fill(`77777${tries}`);
      await page.getByRole('button', { name: lockSv.open, exact: true }).click();
      await expect(
        page.getByText(tries === 9 ? lockSv.pinOver : lockSv.wrongLeft.replace('{left}', String(9 - tries))),
      ).toBeVisible({
        timeout: 30_000,
      });
    }
    await page.getByLabel(lockSv.lockedPassphrase).fill(PASSPHRASE);
    await page.getByRole('button', { name: lockSv.open, exact: true }).click();
    await expect(heading(page, 'Kontrollrum')).toBeVisible({ timeout: 30_000 });
  });
});

test('a source-sensitive project asks for a lock until there is one', async ({ page }) => {
  await signIn(page);
  await goTo(page, 'Projekt');
  await page.getByRole('link', { name: projectsSv.create }).first().click();
  await page.getByLabel(projectsSv.name, { exact: true }).fill('Brevet');
  await page.getByText('Källkänslig', { exact: true }).click();
  await page.getByRole('button', { name: projectsSv.save }).click();
  await expect(page.getByText(lockSv.askTitle)).toBeVisible();
  await page.getByRole('link', { name: lockSv.askSet }).click();
  await expect(heading(page, vaultSv.title)).toBeVisible();
});
