import { describe, expect, it } from 'vitest';
import { findIn, stepped, widened, wordAfter, wordBefore } from './word-steps.ts';

const TEXT = 'Vi såg Åsa-Lena Öhrn, 070-123 45, i går.';
const read = (range: { start: number; end: number } | null) => range && TEXT.slice(range.start, range.end);

describe('choosing words with the keyboard', () => {
  it('takes a word with its hyphens and its Swedish letters as one', () => {
    expect(read(wordAfter(TEXT, 6))).toBe('Åsa-Lena');
    expect(read(wordBefore(TEXT, 20))).toBe('Öhrn');
  });

  it('starts at the first word and steps to both sides', () => {
    const first = stepped(TEXT, null, 'right');
    expect(read(first)).toBe('Vi');
    const second = stepped(TEXT, first, 'right');
    expect(read(second)).toBe('såg');
    expect(read(stepped(TEXT, second, 'left'))).toBe('Vi');
  });

  it('stays where there is no more word', () => {
    const first = stepped(TEXT, null, 'right');
    expect(stepped(TEXT, first, 'left')).toEqual(first);
    expect(wordAfter(TEXT, TEXT.length)).toBeNull();
  });

  it('widens by a word on either side', () => {
    const name = wordAfter(TEXT, 16);
    if (!name) throw new Error('no word');
    expect(read(widened(TEXT, name, 'left'))).toBe('Åsa-Lena Öhrn');
    expect(read(widened(TEXT, name, 'right'))).toBe('Öhrn, 070-123');
  });
});

describe('finding words in the original', () => {
  it('does not mind the case, and starts again from the top', () => {
    expect(read(findIn(TEXT, 'öhrn', 0))).toBe('Öhrn');
    expect(read(findIn(TEXT, 'vi', 10))).toBe('Vi');
    expect(findIn(TEXT, 'Zqw', 0)).toBeNull();
    expect(findIn(TEXT, '  ', 0)).toBeNull();
  });
});
