import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const split = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

describe('sentences', () => {
  it.each([
    ['Mötet hölls kl. 14. Sedan åt de.', ['Mötet hölls kl. 14.', 'Sedan åt de.']],
    ['Det gäller bl.a. Malmö och t.ex. Lund.', ['Det gäller bl.a. Malmö och t.ex. Lund.']],
    ['Se dnr. 2026/12 och nr. 4 i listan.', ['Se dnr. 2026/12 och nr. 4 i listan.']],
    ['Kontakta A. Svensson på avd. B i dag.', ['Kontakta A. Svensson på avd. B i dag.']],
    ['Den 4. maj kom svaret.', ['Den 4. maj kom svaret.']],
    ['Det kostade 5 000 kr. Han betalade.', ['Det kostade 5 000 kr.', 'Han betalade.']],
    ['Stolar, bord m.m. Allt såldes.', ['Stolar, bord m.m.', 'Allt såldes.']],
    ['Priset var 4.2 miljoner. [PERSON 1] skrev på.', ['Priset var 4.2 miljoner.', '[PERSON 1] skrev på.']],
    ['Varför? Ingen vet! Eller … Jo.', ['Varför?', 'Ingen vet!', 'Eller …', 'Jo.']],
    ['Hon sa ”nej.” Sedan gick hon.', ['Hon sa ”nej.”', 'Sedan gick hon.']],
    ['1. Beslut om mark. 2. Beslut om väg.', ['1. Beslut om mark.', '2. Beslut om väg.']],
    ['dvs. inte alls. Så var det.', ['dvs. inte alls.', 'Så var det.']],
  ])('parts "%s"', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('keeps list items and log lines apart and wrapped lines together', () => {
    expect(split('- punkt ett\n- punkt två')).toEqual(['- punkt ett', '- punkt två']);
    expect(split('06.40 Larm\n06.55 Svar')).toEqual(['06.40 Larm', '06.55 Svar']);
    expect(split('Styrelsen beslutade efter en lång debatt att inte bygga om den\ngamla skolan. Klart.')).toHaveLength(
      2,
    );
  });

  it('cuts unpunctuated speech at a bounded length', () => {
    const text = 'och sen så sa han att det var så '.repeat(60);
    expect(split(text).every((sentence) => sentence.length <= 420)).toBe(true);
  });

  it('loses no letter and no digit, in order', () => {
    const text = 'Hej. Kl. 9 kom 3 bilar.\n\t- En röd; en blå.   Sedan "tyst." ... Slut 4';
    const bare = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
    expect(bare(split(text).join(''))).toBe(bare(text));
    for (const { text: part, start, end } of sentencesOf(text)) expect(text.slice(start, end)).toBe(part);
  });

  it('finds none where there is no letter and no digit', () => {
    expect(split('')).toEqual([]);
    expect(split(' … – !')).toEqual([]);
  });
});
