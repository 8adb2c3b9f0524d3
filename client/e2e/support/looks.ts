import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 A and AA and axe's best practice, in light and dark, on what is on the screen now. */
export async function isAccessible(page: Page, screen: string): Promise<void> {
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
export async function reflows(page: Page, screen: string): Promise<void> {
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

export async function check(page: Page, screen: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await isAccessible(page, screen);
  await reflows(page, screen);
}
