import { describe, expect, it } from 'vitest';
import { reIdMeter } from './re-id-meter.ts';

const kinds = (text: string) => reIdMeter(text).map((hit) => hit.kinds);

describe('the re-identification meter', () => {
  it.each([
    ['En 47-årig rektor i Sala lämnade skolan.', ['age', 'role', 'place']],
    ['Den enda tandläkaren i [PLATS 1] anmälde saken.', ['role', 'place', 'only']],
    ['Rektorn har fått diagnosen cancer.', ['role', 'health']],
    ['Den somaliska sjuksköterskan sade upp sig.', ['role', 'origin']],
  ])('hints at "%s"', (text, expected) => {
    expect(kinds(text)).toEqual([expected]);
  });

  it.each([
    'Rektorn lämnade skolan.',
    'Kommunen har 47 skolor i Sala.',
    'Cancer är vanligt.',
    '[PERSON 1] ringde den 4 maj.',
  ])('is silent about "%s"', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('says where, also in a later paragraph', () => {
    const text = 'Inget här.\n\nMer text. En 47-årig rektor gick. Slut.';
    const [hit] = reIdMeter(text);
    expect(text.slice(hit?.start, hit?.end)).toBe('En 47-årig rektor gick.');
  });
});
