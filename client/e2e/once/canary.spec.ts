import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { PDF, SECRETS, TEXT } from '../support/material.ts';
import {
  addFiles,
  addNote,
  compile,
  leadToProject,
  openLead,
  readMasked,
  showsNoSecret,
  signIn,
} from '../support/steps.ts';

/** Words of the material that masking leaves readable: they may not stand readable on the disk or on the server either. */
const SENTENCES = [
  'gemensam brevlåda i sju veckor',
  'Filtret beställdes den 3 augusti',
  'provsvaren till kommunens tekniska',
];

/** Which of the words stand in any file below the folder, as UTF-8, Latin-1 or UTF-16. */
function foundBelow(folder: string, words: readonly string[]): string[] {
  const needles = words.flatMap((word) =>
    (['utf8', 'latin1', 'utf16le'] as const).map((encoding) => ({ word, bytes: Buffer.from(word, encoding) })),
  );
  const found = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    const content = readFileSync(path);
    for (const { word, bytes } of needles) if (content.includes(bytes)) found.add(`${word} in ${name}`);
  }
  return [...found];
}

test('nothing of the material stands readable in the browser profile, on the server or in its log', async ({
  page,
  device,
  product,
}) => {
  await signIn(page);
  await openLead(page, /Norrhamra kommun teg/);
  await leadToProject(page, 'sensitive');
  await addFiles(page);
  await addNote(page);
  await readMasked(page, /mejl-fran/);
  await compile(page, /Norrhamra/, { policy: 'internal', template: 'weekly' });
  await showsNoSecret(page);
  // Closed, so that everything the browser holds back is on the disk.
  await device.context().close();

  const words = [...SECRETS, ...SENTENCES];
  expect(foundBelow(device.profile, words), 'readable in the browser profile').toEqual([]);
  await product.stop();
  expect(foundBelow(product.dataDir, words), 'readable in the data folder').toEqual([]);
  expect(
    words.filter((word) => product.output().includes(word)),
    'readable in the log',
  ).toEqual([]);
});

test('the search of the profile finds what is stored in clear', async ({ page, device }) => {
  await page.goto('/');
  await page.evaluate(
    (words) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('klartext', 1);
        request.onupgradeneeded = () => void request.result.createObjectStore('t').add(words, 'k');
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
    [TEXT.name, PDF.name, SECRETS[0] ?? ''],
  );
  await device.context().close();
  expect(foundBelow(device.profile, [SECRETS[0] ?? '']).length).toBeGreaterThan(0);
});
