import { recorderSv } from '@arbetsytan/shared/i18n/sv/recorder';
import { settingsSv } from '@arbetsytan/shared/i18n/sv/settings';
import type { Page } from '@playwright/test';
import { CHROMIUM_ARGS } from '../../../playwright.config.ts';
import { fakeMicrophone } from '../support/fake-microphone.ts';
import { newProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { tabTo } from '../support/keyboard.ts';
import { check, isAccessible } from '../support/looks.ts';
import { goTo, heading, shellIsKept, signIn } from '../support/steps.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...CHROMIUM_ARGS, ...fakeMicrophone()] });
  },
});

const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'laptop', width: 1440, height: 900 },
] as const;

async function toRecorder(page: Page): Promise<void> {
  await page.getByRole('link', { name: recorderSv.tab, exact: true }).click();
  await page.getByRole('link', { name: recorderSv.newRecording }).first().click();
  await expect(heading(page, recorderSv.title)).toBeVisible();
}

const clock = (page: Page) => page.getByRole('timer', { name: recorderSv.elapsed });

/** Waits until at least so many seconds have been heard. */
async function heard(page: Page, seconds: number): Promise<void> {
  await expect
    .poll(async () => {
      const [minutes = 0, rest = 0] = ((await clock(page).textContent()) ?? '').split(':').map(Number);
      return 60 * minutes + rest;
    })
    .toBeGreaterThanOrEqual(seconds);
}

async function hold(page: Page): Promise<void> {
  const stop = page.getByRole('button', { name: recorderSv.stop });
  await stop.hover();
  await page.mouse.down();
  await expect(page.getByText(recorderSv.endedTitle)).toBeVisible();
  await page.mouse.up();
}

for (const { name, width, height } of SIZES)
  test(`an interview is recorded without a network, marked, paused and found in the project (${name})`, async ({
    page,
    device,
  }) => {
    await page.setViewportSize({ width, height });
    await signIn(page);
    await shellIsKept(page);
    await newProject(page, 'Hamnen');
    await page.getByRole('link', { name: recorderSv.tab, exact: true }).click();
    await expect(page.getByRole('heading', { name: recorderSv.emptyTitle })).toBeVisible();
    await check(page, 'no recordings');
    await toRecorder(page);
    await check(page, 'before a recording');
    await device.context().setOffline(true);
    await page.reload();
    await page.getByLabel(recorderSv.name).fill('Samtal i hamnen');
    await page.getByRole('button', { name: recorderSv.start }).click();
    await expect(page.getByText(recorderSv.hearingFine)).toBeVisible();
    await heard(page, 3);
    await page.getByRole('button', { name: recorderSv.mark }).click();
    await page.keyboard.press('v');
    await expect(page.getByRole('region', { name: recorderSv.markers }).getByRole('listitem')).toHaveCount(2);
    await page.screenshot({ path: test.info().outputPath(`recording-${name}.png`), fullPage: true });
    await isAccessible(page, 'recording');

    // A short press is a slip.
    await page.getByRole('button', { name: recorderSv.stop }).click();
    await page.getByRole('button', { name: recorderSv.pause }).click();
    await expect(page.getByText(recorderSv.paused, { exact: true }).first()).toBeVisible();
    const paused = await clock(page).textContent();
    await page.waitForTimeout(2_500);
    await expect(clock(page)).toHaveText(paused ?? '');
    await check(page, 'paused');
    await page.getByRole('button', { name: recorderSv.resume }).click();
    await expect(page.getByRole('region', { name: recorderSv.gapsTitle })).toContainText('paus, ');

    // It goes on while something else is looked at.
    await page.getByRole('link', { name: recorderSv.back }).click();
    await expect(page.getByText(/^Inspelning pågår, /)).toBeVisible();
    await expect(page.getByText(recorderSv.stateNow)).toBeVisible();
    await page.getByRole('link', { name: recorderSv.show }).click();
    await hold(page);
    await expect(page.getByText(recorderSv.persistYes).or(page.getByText(recorderSv.persistNo))).toBeVisible();
    await check(page, 'recorded');
    await page.getByRole('link', { name: recorderSv.back }).click();
    const row = page.getByRole('list', { name: recorderSv.list, exact: true }).getByRole('listitem');
    await expect(row).toContainText('Samtal i hamnen');
    await expect(row).toContainText(recorderSv.stateWhole);
    await expect(row).toContainText('2 markeringar');
    await page.screenshot({ path: test.info().outputPath(`list-${name}.png`), fullPage: true });

    // Removed, undone, and still there after a reload.
    await page.getByRole('button', { name: /^Ta bort Samtal/ }).click();
    await expect(page.getByRole('region', { name: recorderSv.trashTitle })).toBeVisible();
    await check(page, 'in the trash');
    await page.getByRole('button', { name: recorderSv.undo }).click();
    await expect(page.getByRole('region', { name: recorderSv.trashTitle })).toHaveCount(0);
    await page.reload();
    await expect(row).toContainText('Samtal i hamnen');
    await device.context().setOffline(false);
  });

test('a recording is made with the keyboard alone', async ({ page }) => {
  await signIn(page);
  await newProject(page, 'Tangenter');
  await tabTo(page, 'link', recorderSv.tab);
  await page.keyboard.press('Enter');
  await tabTo(page, 'link', recorderSv.newRecording);
  await page.keyboard.press('Enter');
  await expect(heading(page, recorderSv.title)).toBeVisible();
  await tabTo(page, 'button', recorderSv.start);
  await page.keyboard.press('Enter');
  await heard(page, 2);
  await page.keyboard.press('v');
  await tabTo(page, 'button', recorderSv.pause);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', recorderSv.resume);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', recorderSv.stop);
  // Let go too early: it goes on.
  await page.keyboard.press('Enter');
  await expect(page.getByText(recorderSv.recording, { exact: true }).first()).toBeVisible();
  await page.keyboard.down('Enter');
  await expect(page.getByText(recorderSv.endedTitle)).toBeVisible();
  await page.keyboard.up('Enter');
});

test('a microphone that is refused is told, with what to do', async ({ page }) => {
  await signIn(page);
  await newProject(page, 'Nekad');
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await toRecorder(page);
  await page.getByRole('button', { name: recorderSv.start }).click();
  await expect(page.getByText(/får inte använda mikrofonen/)).toBeVisible();
  await check(page, 'refused');
});

test('what the system takes is shown at once, and the microphone can be taken back', async ({ page }) => {
  await signIn(page);
  await newProject(page, 'Samtal');
  await page.evaluate(() => {
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      Object.assign(globalThis, { microphoneTrack: stream.getAudioTracks()[0] });
      return stream;
    };
  });
  await toRecorder(page);
  await page.getByRole('button', { name: recorderSv.start }).click();
  await heard(page, 2);
  await page.evaluate(() => {
    const track = (globalThis as unknown as { microphoneTrack: MediaStreamTrack }).microphoneTrack;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  });
  await expect(page.getByText(recorderSv.takenTitle)).toBeVisible();
  await check(page, 'taken');
  await page.getByRole('button', { name: recorderSv.takeBack }).click();
  await expect(page.getByRole('region', { name: recorderSv.gapsTitle })).toContainText('mikrofonen var upptagen');
  const before = await clock(page).textContent();
  await expect(clock(page)).not.toHaveText(before ?? '');
  await hold(page);
});

test('a tab that is closed while it records asks first, and wiping the device takes the sound with it', async ({
  page,
}) => {
  await signIn(page);
  await newProject(page, 'Rensas');
  await toRecorder(page);
  await page.getByRole('button', { name: recorderSv.start }).click();
  await heard(page, 2);
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await heard(page, 3);
  // While it records: the files are open.
  await goTo(page, 'Inställningar');
  await page.getByRole('button', { name: settingsSv.wipeButton }).click();
  const confirm = page.getByRole('alertdialog');
  await confirm.getByRole('textbox').fill(settingsSv.wipeWord);
  await confirm.getByRole('button', { name: settingsSv.wipeButton }).click();
  await expect(page.getByLabel('Användarnamn')).toBeVisible();
  const left = () =>
    page
      .evaluate(async () => {
        const names: string[] = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
        return names.filter((name) => name.endsWith('-sound'));
      })
      // The wipe ends with the page being opened anew.
      .catch(() => ['not yet']);
  await expect.poll(left).toEqual([]);
});
