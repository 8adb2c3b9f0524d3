import { readFileSync } from 'node:fs';
import { fill } from '@arbetsytan/shared/i18n/format';
import { documentsSv } from '@arbetsytan/shared/i18n/sv/documents';
import { knoxScreensSv } from '@arbetsytan/shared/i18n/sv/knox-screens';
import { notesSv } from '@arbetsytan/shared/i18n/sv/notes';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { transcribeSv } from '@arbetsytan/shared/i18n/sv/transcribe';
import { exportNamesSv, transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import type { Page } from '@playwright/test';
import { newProject, openProject } from '../support/faults.ts';
import { expect, test } from '../support/fixtures.ts';
import { tabTo } from '../support/keyboard.ts';
import { check, isAccessible } from '../support/looks.ts';
import { addSound, fetchModel, hasWeights, NO_WEIGHTS, WITH_MODEL } from '../support/speech.ts';
import { compile, heading, signIn } from '../support/steps.ts';

test.use({ environment: WITH_MODEL });
test.skip(!hasWeights(), NO_WEIGHTS);

const words = (page: Page) => page.getByRole('region', { name: transcriptSv.transcript, exact: true });
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: transcriptSv.shown }).getByRole('button', { name, exact: true });
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const place = async (page: Page) =>
  Number(await page.getByRole('slider', { name: transcriptSv.position }).inputValue());

/** A model on the device, a file in the project, and what a machine makes of it: all by the product's own ways. */
async function writeOut(page: Page): Promise<void> {
  await signIn(page);
  await fetchModel(page);
  await newProject(page, 'Hamnen');
  await addSound(page, 'spoken.opus');
  await expect(page.getByRole('slider', { name: transcriptSv.position })).toBeVisible();
  await check(page, 'Inspelning utan text');
  await page.getByRole('button', { name: transcribeSv.start, exact: true }).click();
  await expect(words(page)).toBeVisible({ timeout: 180_000 });
  await expect(page.getByText(transcribeSv.start, { exact: true })).toHaveCount(0, { timeout: 180_000 });
}

/** Writes the chosen segment anew, by keyboard. */
async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('e');
  const field = page.getByRole('textbox', { name: /^Rätta stycket/ });
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await expect(field).toBeHidden();
}

for (const size of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
])
  test(`a quote goes from sound to report with its timecode at ${size.width} x ${size.height}`, async ({ page }) => {
    test.setTimeout(420_000);
    await page.setViewportSize(size);
    const isPhone = size.width < 1024;
    const show = async (name: string) => {
      if (isPhone || name !== transcriptSv.text) await part(page, name).click();
    };
    await writeOut(page);

    await test.step('a tapped word is heard', async () => {
      const segment = words(page).getByRole('listitem').last();
      const time = await segment.getByRole('button', { name: /^Spela från/ }).innerText();
      await segment.locator('[data-at]').last().click();
      await expect(page.getByRole('button', { name: transcriptSv.pause, exact: true })).toBeVisible();
      const [minutes = 0, seconds = 0] = time.split(':').map(Number);
      expect(await place(page)).toBeGreaterThanOrEqual(1_000 * (60 * minutes + seconds));
      await page.keyboard.press('Space');
      await expect(page.getByRole('button', { name: transcriptSv.play, exact: true })).toBeVisible();
    });

    await test.step('what its owner writes is stored masked, and takes back', async () => {
      await words(page).focus();
      for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp');
      await write(page, 'Jag heter Anna Bergström och vi fick inte säga nej till bolaget den gången.');
      await expect(words(page)).toContainText(/Jag heter \[PERSON \d+\] och vi fick inte säga nej/);
      expect(await page.locator('body').innerText()).not.toContain('Bergström');
      await page.keyboard.press('z');
      await expect(words(page)).not.toContainText('den gången');
      await write(page, 'Jag heter Anna Bergström och vi fick inte säga nej till bolaget den gången.');
    });

    await test.step('a speaker by one key, and by name', async () => {
      await page.keyboard.press('1');
      await expect(words(page).getByText('Talare A')).toBeVisible();
      await show(transcriptSv.speakers);
      await page.getByRole('button', { name: fill(transcriptSv.renameOf, { name: 'Talare A' }) }).click();
      await page.getByRole('dialog').getByLabel(transcriptSv.speakerName).fill('Karin Ek');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(card(page, transcriptSv.speakers)).toContainText(/\[PERSON \d+\]/);
      await check(page, 'Talare');
      await show(transcriptSv.text);
      await expect(
        words(page)
          .getByText(/^\[PERSON \d+\]$/)
          .first(),
      ).toBeVisible();
    });

    await test.step('a name that was misheard is suggested and corrected', async () => {
      await show(transcriptSv.names);
      await page.getByLabel(transcriptSv.termRight).fill('Hamnbolaget');
      await page.getByLabel(transcriptSv.termHeard).fill('bolaget');
      await page.getByRole('button', { name: transcriptSv.termAdd, exact: true }).click();
      await page.getByRole('button', { name: transcriptSv.suggest }).click();
      await page.getByRole('button', { name: 'Rätta bolaget till Hamnbolaget' }).click();
      await expect(page.getByText(transcriptSv.suggestNone)).toBeVisible();
      await check(page, 'Namn och termer');
      await show(transcriptSv.text);
      await expect(words(page)).toContainText('nej till Hamnbolaget den gången');
    });

    await test.step('words are found', async () => {
      await page.keyboard.press('s');
      await expect(page.getByLabel(transcriptSv.find)).toBeFocused();
      await page.keyboard.type('SÄGA NEJ');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Träff 1 av 1')).toBeVisible();
      await tabTo(page, 'button', transcriptSv.findAll);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('region', { name: transcriptSv.findOthers })).toContainText(transcriptSv.findNone);
    });

    await test.step('a quote is marked by keyboard, and stands in a note with who and when', async () => {
      await words(page).focus();
      await page.keyboard.press('q');
      await show(transcriptSv.quotes);
      const quotes = page.getByRole('list', { name: transcriptSv.quotes });
      await expect(quotes).toContainText('inte säga nej till Hamnbolaget');
      await expect(quotes).toContainText(/\[PERSON \d+\], 0:00/);
      await check(page, 'Citat');
      await tabTo(page, 'button', /^Lägg citatet vid/);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: transcriptSv.noteTitle });
      await isAccessible(page, 'Citat till anteckning');
      await dialog.getByLabel(transcriptSv.noteName).fill('Citat');
      await dialog.getByRole('button', { name: transcriptSv.noteAdd }).click();
      await dialog.getByRole('link', { name: transcriptSv.noteOpen }).click();
      await expect(page.getByText(/inte säga nej till Hamnbolaget den gången.” – \[PERSON \d+\], 0:00/)).toBeVisible();
      await page.getByRole('link', { name: fill(notesSv.listen, { time: '0:00' }) }).click();
      await expect(words(page)).toBeVisible();
      await page.goBack();
      await page.getByRole('button', { name: notesSv.markReviewed }).first().click();
    });

    await test.step('a report cites it with its timecode, and it is heard from there', async () => {
      await compile(page, /Hamnen/, { policy: 'internal', template: 'brief' });
      const line = page
        .getByRole('list')
        .getByRole('button', { name: /inte säga nej/ })
        .first();
      await line.click();
      const dialog = page.getByRole('dialog', { name: knoxScreensSv.passageTitle });
      await dialog
        .getByRole('link', { name: fill(knoxScreensSv.passageListen, { time: '0:00' }) })
        .first()
        .click();
      await expect(words(page)).toContainText('inte säga nej');
    });

    await test.step('the masked words are exported when a person has read them', async () => {
      await show(transcriptSv.exports);
      const save = page.getByRole('button', { name: exportNamesSv.srt });
      await expect(save).toBeDisabled();
      await card(page, transcriptSv.exports).getByRole('link', { name: reviewSv.title }).click();
      await expect(page.getByRole('region', { name: reviewSv.region })).toBeFocused();
      await expect(async () => {
        await page.keyboard.press('m');
        await expect(page.getByText(reviewSv.leftNone)).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await page.getByRole('button', { name: reviewSv.markReviewed }).click();
      await expect(words(page)).toBeVisible();
      await show(transcriptSv.exports);
      await expect(save).toBeEnabled();
      await check(page, 'Exportera');
      for (const name of [exportNamesSv.srt, exportNamesSv.docx]) {
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name }).click();
        const file = await download;
        expect(file.suggestedFilename()).toMatch(/^transkript-\w{8}\.(srt|docx)$/);
        const bytes = readFileSync(await file.path());
        expect(bytes.toString('latin1')).not.toMatch(/Bergstr|Karin/);
        if (name === exportNamesSv.srt) expect(bytes.toString()).toMatch(/\[PERSON \d+\]: Jag heter \[PERSON \d+\]/);
        else expect(bytes.subarray(0, 2).toString()).toBe('PK');
      }
    });

    await test.step('its owner sees the words unmasked on request, and they go when the window is left', async () => {
      await show(transcriptSv.text);
      await page.getByRole('button', { name: transcriptSv.more, exact: true }).click();
      await page.getByRole('button', { name: transcriptSv.reveal }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: transcriptSv.reveal }).click();
      await expect(words(page)).toContainText('Anna Bergström');
      await isAccessible(page, 'Omaskerat');
      await page.evaluate(() => window.dispatchEvent(new Event('blur')));
      await expect(words(page)).not.toContainText('Bergström');
    });

    await test.step('it is all there after a reload, and a document like any other', async () => {
      await page.reload();
      await expect(words(page)).toContainText(/Jag heter \[PERSON \d+\]/);
      await openProject(page, 'Hamnen');
      await page
        .getByRole('list', { name: documentsSv.list, exact: true })
        .getByRole('link', { name: /spoken/i })
        .click();
      await expect(heading(page, /spoken/i)).toBeVisible();
      await expect(page.getByRole('heading', { name: documentsSv.text })).toBeVisible();
    });
  });
