import { projectsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { expect, test } from '../support/fixtures.ts';
import { tabTo } from '../support/keyboard.ts';
import { PASSWORDS } from '../support/product.ts';
import { heading, signIn } from '../support/steps.ts';

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
