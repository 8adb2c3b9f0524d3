import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from './masked-content.ts';
import { marksByPart, parsePassage, passageParam, segmentsOf } from './segments.ts';

const TEXT = 'I går ringde [PERSON 1] till [TELEFON 1] igen.';
const mark = (placeholder: string, text = TEXT): Mark => {
  const start = text.indexOf(placeholder);
  return {
    start,
    end: start + placeholder.length,
    type: 'PERSON',
    rule: 'person.full-name',
    placeholder,
    confidence: 95,
  };
};
const MARKS = [mark('[TELEFON 1]'), mark('[PERSON 1]')];

describe('a masked text cut into segments', () => {
  it('gives each placeholder a segment of its own, in reading order', () => {
    const segments = segmentsOf(TEXT, MARKS);
    expect(segments.map(({ text }) => text)).toEqual([
      'I går ringde ',
      '[PERSON 1]',
      ' till ',
      '[TELEFON 1]',
      ' igen.',
    ]);
    expect(segments.map(({ mark: found }) => found?.placeholder ?? null)).toEqual([
      null,
      '[PERSON 1]',
      null,
      '[TELEFON 1]',
      null,
    ]);
  });

  it('marks the cited passage and nothing beside it', () => {
    const cited = { start: 6, end: 28 };
    const segments = segmentsOf(TEXT, MARKS, cited);
    expect(
      segments
        .filter((each) => each.cited)
        .map(({ text }) => text)
        .join(''),
    ).toBe(TEXT.slice(6, 28));
  });

  it('leaves a mark that does not stand where it says as text', () => {
    const moved = { ...mark('[PERSON 1]'), start: 3, end: 13 };
    expect(segmentsOf(TEXT, [moved])).toHaveLength(1);
  });

  it('covers the text without gaps whatever the marks and the passage', () => {
    const passage = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS)), fc.option(passage), (marks, cited) => {
        const segments = segmentsOf(TEXT, marks, cited);
        expect(segments.map(({ text }) => text).join('')).toBe(TEXT);
        expect(segments.every(({ start, end, text }) => TEXT.slice(start, end) === text)).toBe(true);
      }),
    );
  });

  it('deals marks out to the paragraphs they lie in', () => {
    const text = `${TEXT}\n\n[PERSON 2] svarade.`;
    const parts = [
      { start: 0, end: TEXT.length },
      { start: TEXT.length + 2, end: text.length },
    ];
    const dealt = marksByPart([mark('[PERSON 2]', text), ...MARKS], parts);
    expect(dealt.map((marks) => marks.map(({ placeholder }) => placeholder))).toEqual([
      ['[PERSON 1]', '[TELEFON 1]'],
      ['[PERSON 2]'],
    ]);
  });
});

describe('a passage in an address', () => {
  it('is read back as it was written', () => {
    expect(parsePassage(passageParam({ start: 3, end: 9 }), 10)).toEqual({ start: 3, end: 9 });
  });

  it('is refused when it is outside the text or no passage', () => {
    for (const value of [null, '', '9-3', '3-3', '3-11', 'a-b', '-1-4']) expect(parsePassage(value, 10)).toBeNull();
  });
});
