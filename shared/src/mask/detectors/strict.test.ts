import { describe, expect, it } from 'vitest';
import { found } from '../../../test/masking/found.ts';

type Row = readonly [string, readonly string[]];

const hides = (level: 'strict' | 'paranoid', rows: readonly Row[]) => {
  it.each(rows)('%j', (text, hidden) => {
    expect(found(text, level)).toEqual(hidden);
  });
};

describe('names', () => {
  hides('strict', [
    ['I går sa Annika Ljungqvist nej.', ['PERSON:Annika Ljungqvist']],
    ['Annikas bil stod kvar.', ['PERSON:Annikas']],
    ['Advokat Peter Olsson svarar inte.', ['PERSON:Peter Olsson']],
    ['Vittne: Öberg, Lars', ['PERSON:Öberg, Lars']],
    ['Namn: SANDBERG, ULLA', ['PERSON:SANDBERG, ULLA']],
    ['Hälsningar\nBirgitta', ['PERSON:Birgitta']],
    ['Bosse: hej\nLena: ja', ['PERSON:Bosse', 'PERSON:Lena']],
    ['Han heter mehmet yilmaz.', ['PERSON:mehmet yilmaz']],
    ['Vi mötte Erik G. och M. Holm.', ['PERSON:Erik G', 'PERSON:M. Holm']],
    ['Hon pratade med Carl von Essen.', ['PERSON:Carl von Essen']],
    ['Sedan kom Zqwolla in.', ['PERSON:Zqwolla']],
    [
      'Sven Lundin ringde. Lundins bror svarade, men lundin teg.',
      ['PERSON:Sven Lundin', 'PERSON:Lundins', 'PERSON:lundin'],
    ],
  ]);

  it('leaves ordinary sentences, places and organisations readable', () => {
    const text =
      'Polisen i Malmö har fått in många tips. Kommunen säger att Skatteverket granskar bolaget. Per år kostar det mer. Men när kommer svaret? I Uppsala jublar man, och EU-kommissionen väntar.';
    expect(found(text, 'strict')).toEqual([]);
  });

  it('needs company to take a word at the start of a sentence for a name', () => {
    expect(found('Sten är hårdare än trä. Björn finns i skogen.', 'normal')).toEqual([]);
    expect(found('Stenen föll. Rosor är röda.', 'strict')).toEqual([]);
  });
});

describe('addresses, birth dates, web, organisation numbers and positions', () => {
  hides('strict', [
    ['Bor på Björkvägen 4, 432 31 Varberg nu.', ['ADDRESS:Björkvägen 4, 432 31 Varberg']],
    ['storgatan 3b', ['ADDRESS:storgatan 3b']],
    ['Box 123, 111 22 Stockholm', ['ADDRESS:Box 123, 111 22 Stockholm']],
    ['Han är född den 4 maj 1971.', ['DOB:den 4 maj 1971']],
    ['Den 4 maj 1971 var en tisdag.', []],
    ['Se https://exempel.se/bo?id=1 och @bo_ek.', ['URL:https://exempel.se/bo?id=1', 'URL:@bo_ek']],
    ['Org.nr 556016-0680', ['ORGNR:556016-0680']],
    ['59.32938, 18.06871', ['COORD:59.32938, 18.06871']],
    ['N 55°11\'24" E 13°14\'0"', ['COORD:N 55°11\'24" E 13°14\'0"']],
  ]);
});

describe('paranoid', () => {
  hides('paranoid', [
    ['Det var den 4 maj kl. 17 i Lund.', ['DATE:den 4 maj', 'TIME:kl. 17', 'PLACE:Lund']],
    ['Skatteverket kräver 45 kronor.', ['ORG:Skatteverket', 'DIGITS:45']],
    ['Klockan halv åtta i Hasselfors', ['TIME:Klockan halv åtta', 'PLACE:Hasselfors']],
  ]);

  it('leaves no digit', () => {
    expect(found('a1 2b 3,5 % §4 12:30 2020', 'paranoid').join()).toMatch(/1.*2.*3,5.*4.*12:30.*2020/);
  });
});
