import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parityOf } from '../parity/parity.ts';
import { serveParity } from '../parity/serve-parity.ts';

/** Identifiers of every kind in running text; written for this test. */
const OWN = [
  'Anna Lindqvist, född 1975-04-12, nås på 070-174 06 58 eller anna.lindqvist@exempel.se.\n\nHon bor på Storgatan 12 i Umeå.',
  'Kommunen betalade 4,2 miljoner kronor till bolaget den 3 mars 2024. Beloppet är oklart enligt revisorn Erik Johansson.',
  'Räksmörgås – ”citat” och … tankstreck. Personnummer 19750412-2384, konto 8327-9, 123 456 789-0, bil ABC 12D.',
  'Mötet hölls den 5 april 2024 kl. 13.30 i Malmö. Bolaget uppger att avtalet sades upp. Varför saknas underlag?',
];

/** The texts of the packs the reports are measured on, where they are in the tree. */
function packTexts(): string[] {
  const root = new URL('../../../shared/test/packs/', import.meta.url).pathname;
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'text' && typeof inner === 'string') found.push(inner);
        else walk(inner);
      }
  };
  for (const name of readdirSync(root).sort()) {
    const path = join(root, name);
    if (name.endsWith('.json') && statSync(path).isFile()) walk(JSON.parse(readFileSync(path, 'utf8')));
  }
  return found;
}

test('mask, gate and reports give the same bytes in a browser worker and in Node', async ({ page }) => {
  const corpus = { texts: [...OWN, ...packTexts()] };
  const here = parityOf(corpus);
  expect(here.masked, 'texts that passed the gate').toBeGreaterThan(corpus.texts.length);
  expect(here.reports, 'reports that were written').toBeGreaterThan(0);
  const served = await serveParity();
  try {
    await page.goto(served.url);
    expect(await page.evaluate((given) => globalThis.parityInWorker(given), corpus)).toEqual(here);
  } finally {
    await served.close();
  }
});
