import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Word } from '../transcription.ts';
import { normaliseSpoken } from './normalise-spoken.ts';

const said = (text: string): Word[] =>
  text.split(' ').map((word, at) => ({ text: word, from: at * 100, to: at * 100 + 90, sure: 50 + at }));
const written = (text: string) =>
  normaliseSpoken(said(text))
    .map((word) => word.text)
    .join(' ');

describe('normalising what was said', () => {
  it.each([
    ['vi var tjugo fem stycken', 'vi var tjugofem stycken'],
    ['sextio två, sa han', 'sextiotvå, sa han'],
    ['det kostar 12 000 kronor', 'det kostar 12\u00a0000 kronor'],
    ['1 250 000 kronor', '1\u00a0250\u00a0000 kronor'],
    ['hälften , ungefär 50% !', 'hälften, ungefär 50\u00a0%!'],
    ['va?? jaha...', 'va? jaha…'],
  ])('writes %j as %j', (from, to) => {
    expect(written(from)).toBe(to);
  });

  it.each([
    'han sade inte nej',
    'tjugo personer fem bilar',
    'rum 0 100',
    '070 174 06 11',
    'klockan 14.30',
    'tjugo, fem',
    '2024 000',
    '§ 5 a',
  ])('leaves %j as it is', (text) => {
    expect(written(text)).toBe(text);
  });

  it('gives words that become one the time of both and the doubt of the less sure', () => {
    expect(normaliseSpoken(said('tjugo fem'))).toEqual([{ text: 'tjugofem', from: 0, to: 190, sure: 50 }]);
  });

  it('never adds, changes, moves or drops a letter or a digit', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'inte',
        'tjugo',
        'fem',
        'ett',
        '12',
        '000',
        '345',
        '%',
        '?',
        '...',
        '7%',
        'nittio',
        'nio.',
        'å',
        'aldrig',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/\s/u.test(text)),
    );
    const bare = (texts: readonly string[]) =>
      texts
        .join('')
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (texts) => {
        const words = texts.map((text, at) => ({ text, from: at, to: at + 1, sure: null }));
        expect(bare(normaliseSpoken(words).map(({ text }) => text))).toBe(bare(texts));
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('tjugo', 'två', '12', '000', ',', '50%', 'hej', '..', '...')), (texts) => {
        const once = normaliseSpoken(texts.map((text, at) => ({ text, from: at, to: at + 1, sure: 9 })));
        expect(normaliseSpoken(once)).toEqual(once);
      }),
    );
  });
});
