import { describe, expect, it } from 'vitest';
import { reIdHits } from './re-id-guard.ts';

const kinds = (line: string, forms: readonly string[] = [], released: readonly string[] = []) =>
  reIdHits(line, forms, released).map(({ kind }) => kind);

describe('the re-identification guard', () => {
  it.each([
    'En 47-årig rektor lämnade skolan.',
    'Rektorn, 47 år gammal, lämnade skolan.',
    'Rektorn, 47 år, lämnade skolan.',
    'Rektorn (47 år) lämnade skolan.',
    'En läkare i 50-årsåldern anmälde saken.',
    'Den 81-åriga änkan ... var mor till ägaren, 81 år gammal.',
    'Den enda sjuksköterskan i Arjeplog anmälde saken.',
    'Kyrkans präst i Sala är den yngsta som har tjänsten.',
    'Den enda tandläkaren i [PLATS 1] anmälde saken.',
  ])('finds a rare combination: %s', (line) => {
    expect(kinds(line)).toContain('combination');
  });

  it.each([
    'Rektorn lämnade skolan i maj.',
    'Kommunens ekonomichef [PERSON 2] svarade.',
    'Kommunen har 47 skolor i Sala.',
    'Boende i Sala protesterade.',
    'En 47-årig bro rivs.',
    'Rektorn väntade i 47 år.',
    'Ordföranden i Sala svarade.',
    'Den enda vägen stängdes.',
  ])('leaves what fits many alone: %s', (line) => {
    expect(kinds(line)).toEqual([]);
  });

  it.each(['Annika Öberg svarade.', 'Enligt Annika\nÖberg.', 'Annika-Öbergs svar.', 'ANNIKA ÖBERG svarade.'])(
    'finds a name the project knows: %s',
    (line) => {
      expect(kinds(line, ['Annika Öberg'])).toContain('known-form');
    },
  );

  it('finds no name inside another word, and none that was released', () => {
    expect(kinds('Bergsbruket växer.', ['Berg'])).toEqual([]);
    expect(kinds('Annika Öberg svarade.', ['Annika Öberg'], ['Annika Öberg'])).toEqual([]);
  });

  it('says where the combination stands', () => {
    const line = 'Då sade en 47-årig rektor nej.';
    const [hit] = reIdHits(line, []);
    expect(hit && line.slice(hit.start, hit.end)).toBe('47-årig rektor');
  });
});
