import { describe, expect, it } from 'vitest';
import { createQuoteGuard } from '../../gate/quote-guard.ts';
import { readingOf } from '../analysis/reading.ts';
import type { PackDocument, ReleasedPack } from '../pack-types.ts';
import { telegram } from './telegram.ts';

function telegramOf(text: string, most = 10): string {
  const paragraph = { id: 'p1', text, start: 0, end: text.length, hash: 'h' };
  const document: PackDocument = {
    id: 'd',
    title: 'T',
    kind: 'text',
    date: '2026-05-13',
    level: 'strict',
    tags: [],
    hash: 'h',
    paragraphs: [paragraph],
    quarantined: 0,
    withheld: null,
  };
  const [sentence] = readingOf({ pack: { documents: [document] } } as unknown as ReleasedPack).sentences;
  return sentence ? telegram(sentence, most) : '';
}

describe('a telegram', () => {
  it.each([
    [
      'Kommunstyrelsen beslutade den 12 maj 2026 att köpa marken för 38,5 miljoner kronor.',
      'Kommunstyrelsen beslutade – köpa marken för 38,5 miljoner kronor',
    ],
    ['Bolaget har inte betalat, säger [PERSON 1].', 'Bolaget har inte betalat – säger [PERSON 1]'],
    ['Mötet i tisdags kl. 14.30 gällde dnr 2026/145.', 'Mötet – gällde'],
    ['[PERSON 1], 47 år, körde bilen.', '[PERSON 1] – körde bilen'],
    ['De låg på 17 respektive 21 miljoner kronor.', 'låg på 17 respektive 21 miljoner kronor'],
    ['Av 18 700 larm besvarades 4 100.', 'Av 18 700 larm besvarades 4 100'],
    ['Vem som bär ansvaret är oklart.', 'Vem – bär ansvaret är oklart'],
    ['16.45 Robotarna startas om.', 'Robotarna startas om'],
    ['2. Regionen betalade [PERSON 5]s bil.', 'Regionen betalade [PERSON 5]s bil'],
    ['En 47-årig kvinna körde bilen.', 'kvinna körde bilen'],
  ])('of "%s"', (text, expected) => {
    expect(telegramOf(text)).toBe(expected);
  });

  it.each([
    'Kommunen köpte hastigt gamla skolan dyrt trots starka upprepade tydliga skriftliga varningar inifrån förvaltningen förra hösten',
    'Ett, två, tre hus, gård, äng, skog, sjö, brygga, båt, väg, bro, kvarn och lada såldes',
    'Under åren som gick hade de i alla fall från och med då en plan för hur den skulle se ut när allt var klart',
  ])('never holds nine words as they stood: %s', (text) => {
    expect(createQuoteGuard([text], 9).copied(telegramOf(text))).toEqual([]);
    expect(telegramOf(text).length).toBeGreaterThan(20);
  });

  it('keeps a denial', () => {
    expect(telegramOf('Nämnden fick aldrig rapporten.')).toContain('aldrig');
    expect(telegramOf('Något vite har inte begärts av bolaget.')).toContain('inte');
  });
});
