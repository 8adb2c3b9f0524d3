import { describe, expect, it } from 'vitest';
import { found } from '../../../test/masking/found.ts';

/** [text, what normal hides in it]. */
type Row = readonly [string, readonly string[]];

const hides = (rows: readonly Row[]) => {
  it.each(rows)('%j', (text, hidden) => {
    expect(found(text, 'normal')).toEqual(hidden);
  });
};

describe('personal identity numbers', () => {
  hides([
    ['Född 19850412-2385, bor i Eslöv.', ['PERSONNUMMER:19850412-2385']],
    ['pnr 850412 2385', ['PERSONNUMMER:850412 2385']],
    ['pnr: 8504122380 (felskrivet)', ['PERSONNUMMER:8504122380']],
    ['Samordningsnummer 850472-2381.', ['PERSONNUMMER:850472-2381']],
    ['Hon är 190412+2380.', ['PERSONNUMMER:190412+2380']],
    ['19850412–\n2385', ['PERSONNUMMER:19850412–\n2385']],
    ['Mötet den 2024-05-06 samlade 1450 personer.', []],
  ]);
});

describe('spoken numbers', () => {
  hides([
    ['Det är noll sju noll, tolv trettiofyra femtiosex sju.', ['PHONE:noll sju noll, tolv trettiofyra femtiosex sju']],
    [
      'Personnumret är åttiofem noll fyra tolv tjugotre åttiofem',
      ['PERSONNUMMER:åttiofem noll fyra tolv tjugotre åttiofem'],
    ],
    ['Två eller tre av fem sa nej.', []],
  ]);
});

describe('phone numbers', () => {
  hides([
    ['Ring 070-123 45 67 i dag.', ['PHONE:070-123 45 67']],
    ['Ring +46 (0)70 123 45 67.', ['PHONE:+46 (0)70 123 45 67']],
    ['0046701234567', ['PHONE:0046701234567']],
    ['08/123 456 78', ['PHONE:08/123 456 78']],
    ['Tel 12 34 56', ['PHONE:12 34 56']],
    ['+1 202-555-0113', ['PHONE:+1 202-555-0113']],
    ['Ring 112 eller 1177.', []],
    ['Öppet 08:00-17:00.', []],
  ]);
});

describe('e-mail addresses', () => {
  hides([
    ['Mejla bo.ek@exempel.se.', ['EMAIL:bo.ek@exempel.se']],
    ['bo ek snabel-a exempel punkt se', ['EMAIL:ek snabel-a exempel punkt se']],
    ['bo(at)exempel.se', ['EMAIL:bo(at)exempel.se']],
    ['bo [at] exempel [dot] se', ['EMAIL:bo [at] exempel [dot] se']],
    ['bo.e\nk@exempel.se', ['EMAIL:bo.e\nk@exempel.se']],
    ['Följ @bo_ek på nätet.', []],
  ]);
});

describe('cards and accounts', () => {
  hides([
    ['Kort 4111 1111 1111 1111', ['CARD:4111 1111 1111 1111']],
    ['3782 822463 10005', ['CARD:3782 822463 10005']],
    ['bankgiro 5050-1055', ['BANK:5050-1055']],
    ['pg 4 15 21-8', ['BANK:4 15 21-8']],
    ['Konto 8327-9, 123 456 789-0', ['BANK:8327-9, 123 456 789-0']],
    ['SE45 5000 0000 0583 9825 7466', ['BANK:SE45 5000 0000 0583 9825 7466']],
    ['Priset är 1 250 000 kr.', []],
  ]);
});

describe('plates, papers and machines', () => {
  hides([
    ['Bilen ABC 123 och ABC12D.', ['PLATE:ABC 123', 'PLATE:ABC12D']],
    ['bil abc 123', ['PLATE:abc 123']],
    ['Det kostar SEK 500 för 250 personer.', []],
    ['Pass nr 12345678', ['IDDOC:12345678']],
    ['AB1234567', ['IDDOC:AB1234567']],
    ['från 192.0.2.17', ['IP:192.0.2.17']],
    ['från 2001:db8::1', ['IP:2001:db8::1']],
    ['Klockan 12:30:15.', []],
  ]);
});

describe('what stays readable at normal', () => {
  hides([
    ['Romanen (ISBN 978-91-20-49110-2) kom 2019.', []],
    ['Mål nr B 7282-22, dnr 2022/145, SFS 2018:218.', []],
    ['Åren 2014-2018 ökade det med 31,4 procent.', []],
    ['Den 2021-03-04 kl. 13.30 på väg 40.', []],
    ['Bolaget, org.nr 556016-0680.', []],
  ]);
});

describe('six digits that nothing explains', () => {
  hides([['Koden är 48 12 77 03.', ['DIGITS:48 12 77 03']]]);
});
