import { describe, expect, it } from 'vitest';
import { reIdClues } from './re-id-clues.ts';

describe('the meter of re-identification', () => {
  it.each([
    ['En 47-årig rektor i Sala lämnade skolan.', ['age', 'role', 'place']],
    ['Hon är rektor i Sala. 47-åringen slutade i våras.', ['role', 'place', 'age']],
    ['Den enda barnmorskechefen slutade.', ['only', 'role']],
    ['Läkaren har arbetat sedan 1998 i Arjeplog.', ['role', 'tenure', 'place']],
    ['Han är far till en 12-årig flicka.', ['family', 'age']],
    ['Kassören i Hede sjukskrevs den 3 maj.', ['role', 'place', 'health', 'date']],
  ])('shows what stands together: %s', (text, kinds) => {
    expect(reIdClues(text).map((clue) => clue.kinds)).toEqual([kinds]);
  });

  it.each([
    'Rektorn svarade inte.',
    'Nämnden i Sala möts den 3 maj 2026.',
    'Mötet hölls i Sala den 3 maj, efter att frågan utretts sedan 2019.',
    'Den enda vägen i Sala stängdes.',
    '',
  ])('is silent about what fits many: %s', (text) => {
    expect(reIdClues(text)).toEqual([]);
  });

  it('does not put two paragraphs together', () => {
    expect(reIdClues('Hon är rektor i Sala.\n\n47-åringen slutade.')).toEqual([]);
  });

  it('says where each fact stands in the whole text', () => {
    const text = 'Inget här.\n\nDå sade en 47-årig rektor nej.';
    const [clue] = reIdClues(text);
    expect(clue && text.slice(clue.start, clue.end)).toBe('47-årig rektor');
    expect(clue?.facts.map(({ start, end }) => text.slice(start, end))).toEqual(['47-årig', 'rektor']);
  });

  it('reads a megabyte within seconds', () => {
    const text = 'En man sade 47 saker om Sala och rektorn den 3 maj. '.repeat(20_000);
    const from = performance.now();
    reIdClues(text);
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
