import { describe, expect, it } from 'vitest';
import { fineDates } from './fine-dates.ts';

describe('a date finer than a month', () => {
  it.each([
    'Beslutet togs den 4 maj 2026.',
    'Beslutet togs 4:e maj.',
    'Beslutet togs den fjärde maj.',
    'Beslutet togs den tjugoförsta i maj.',
    'Mötena hölls 4–6 maj.',
    'Beslutet togs 2026-05-04.',
    'Beslutet togs 2026/5/4.',
    'Beslutet togs 20260504.',
    'Beslutet togs 4/5.',
    'Beslutet togs 4.5.2026.',
    'Beslutet togs 04-05-26.',
    'Beslutet togs den 4.',
    'Signed May 4, 2026'.replace('May', 'maj'),
    'De möttes i tisdags.',
    'De möttes på fredagskvällen.',
    'De möttes i går.',
    'De möttes igår kväll.',
    'De möttes vecka 19.',
    'De möttes v. 19.',
    'De möttes på midsommarafton.',
  ])('is found in "%s"', (text) => {
    expect(fineDates(text).length).toBeGreaterThan(0);
  });

  it.each([
    'Beslutet togs i maj 2026.',
    'Under 2026 ökade kostnaden.',
    'Kostnaden var 4,2 miljoner kronor.',
    'Omkring 1/3 av de svarande var emot.',
    'Ökningen var 12 procent.',
    'Det var den fjärde rapporten om saken.',
    'De 12 marsvinen hade rymt.',
    'Avsnitt 4.2 saknas.',
    'Våren 2026 blev lugn.',
    'Ett dokument från maj 2026 nämner 17 ärenden.',
    'Hon är dagens ordförande.',
    'Version 2 av avtalet gäller.',
  ])('is not found in "%s"', (text) => {
    expect(fineDates(text)).toEqual([]);
  });

  it('says where it stands', () => {
    const text = 'Beslutet togs 2026-05-04 i nämnden.';
    expect(fineDates(text).map(({ start, end }) => text.slice(start, end))).toContain('2026-05-04');
  });
});
