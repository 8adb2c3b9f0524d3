import type { Page } from '@playwright/test';

/** Presses Tab until the element with that name has focus. Fails when it cannot be reached. */
export async function tabTo(
  page: Page,
  role: 'link' | 'button' | 'textbox' | 'radio',
  name: string | RegExp,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' });
  for (let presses = 0; presses < 90; presses++) {
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
