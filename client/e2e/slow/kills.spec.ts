import { handIn, madeFiles, newProject, openProject, outcomeOf } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { createKillableBrowser } from '../support/killable-browser.ts';
import { heading, shellIsKept, signIn } from '../support/steps.ts';

const ROUNDS = Number(process.env.SOAK_ROUNDS ?? 8);
const SEED = Number(process.env.SOAK_SEED ?? 20_261_123);
const FILES = 3;

/** The same waits for the same seed, so that a failure can be had again. */
function* waits(seed: number): Generator<number> {
  let state = seed >>> 0;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state % 1_500;
  }
}

test(`a browser killed ${ROUNDS} times at random moments of an intake loses nothing it has taken (seed ${SEED})`, async ({
  product,
}) => {
  test.setTimeout(60_000 + ROUNDS * 45_000);
  const browser = createKillableBrowser();
  const wait = waits(SEED);
  try {
    let page = await browser.open();
    await signIn(page, 'redaktor', product.url);
    await shellIsKept(page);
    for (let round = 1; round <= ROUNDS; round++) {
      const ms = wait.next().value ?? 0;
      await test.step(`round ${round}: killed after ${ms} ms`, async () => {
        const name = `Omgång ${round}`;
        await newProject(page, name);
        await handIn(page, madeFiles(FILES, 40));
        await page.waitForTimeout(ms);
        await browser.kill();
        page = await browser.open();
        await page.goto(product.url);
        await expect(heading(page, 'Kontrollrum')).toBeVisible();
        await openProject(page, name);
        const { whole, told } = await outcomeOf(page, FILES);
        expect(whole.length + told).toBe(FILES);
      });
    }
  } finally {
    await browser.dispose();
  }
});
