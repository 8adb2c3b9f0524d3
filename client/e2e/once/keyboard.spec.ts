import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { PASSWORDS } from '../support/product.ts';
import { heading, signIn } from '../support/steps.ts';

/** Presses Tab until the element with that name has focus. Fails when it cannot be reached. */
async function tabTo(page: Page, role: 'link' | 'button' | 'textbox' | 'radio', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' });
  for (let presses = 0; presses < 60; presses++) {
    if (
      await wanted
        .first()
        .evaluate((element) => element === document.activeElement)
        .catch(() => false)
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${role} ${name}`);
}

test('the way from sign-in to a project goes by keyboard alone', async ({ page }) => {
  await page.goto('/');
  await expect(heading(page, 'Logga in')).toBeVisible();
  await tabTo(page, 'textbox', 'Användarnamn');
  await page.keyboard.type('redaktor');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORDS.redaktor);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Kontrollrum')).toBeVisible();
  await expect(heading(page, 'Kontrollrum')).toBeFocused();

  await tabTo(page, 'link', 'Scout');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Scout')).toBeFocused();
  await tabTo(page, 'link', /Hamnbolaget sålde mark/);
  await page.keyboard.press('Enter');
  await expect(heading(page, /Hamnbolaget/)).toBeFocused();
  await tabTo(page, 'link', 'Gör till projekt');
  await page.keyboard.press('Enter');
  await expect(heading(page, projectsSv.newTitle)).toBeFocused();
  await tabTo(page, 'button', projectsSv.save);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: projectsSv.tabs })).toBeVisible();
});

test('the first stop of the keyboard skips the menu', async ({ page }) => {
  await signIn(page);
  const skip = page.getByRole('link', { name: 'Hoppa till innehållet' });
  const isFirst = () => skip.evaluate((element) => element === document.activeElement);
  await heading(page, 'Kontrollrum').focus();
  // Backwards from the heading: past the menu to what stands before it.
  for (let presses = 0; presses < 15 && !(await isFirst()); presses++) await page.keyboard.press('Shift+Tab');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#innehall')).toBeFocused();
});
