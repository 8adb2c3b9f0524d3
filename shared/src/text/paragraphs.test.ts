import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphs } from './paragraphs.ts';

const textsOf = (text: string) => paragraphs(text).map((paragraph) => paragraph.text);

describe('paragraphs', () => {
  it('are parted by empty lines, whatever stands in these', () => {
    expect(textsOf('Ett.\n\nTvå.\r\n\r\nTre.\n \t\n\n\nFyra.')).toEqual(['Ett.', 'Två.', 'Tre.', 'Fyra.']);
  });

  it('keep their own lines', () => {
    expect(textsOf('Ett\ntvå.\n\n  - tre\n  - fyra')).toEqual(['Ett\ntvå.', '  - tre\n  - fyra']);
  });

  it('are none in a text of blanks', () => {
    expect(paragraphs('')).toEqual([]);
    expect(paragraphs(' \n\n\t\n ')).toEqual([]);
  });

  it('lie where they say, in order, and hold every sign that is no blank', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'å', ' ', '\n', '\r', '\t', '\u00a0', '.') });
    fc.assert(
      fc.property(text, (given) => {
        const all = paragraphs(given);
        for (const { text: part, start, end } of all) expect(given.slice(start, end)).toBe(part);
        expect(all.every(({ start }, index) => start > (all[index - 1]?.end ?? -1))).toBe(true);
        expect(all.map(({ text: part }) => part.replace(/\s/g, '')).join('')).toBe(given.replace(/\s/g, ''));
      }),
    );
  });

  it('take time in proportion to the text', () => {
    expect(paragraphs(`a${' '.repeat(300_000)}b`).length).toBe(1);
  });
});
