import { describe, expect, it } from 'vitest';
import type { Mark } from './masked-content.ts';
import { mergeMarks } from './remark.ts';

const at = (text: string, placeholder: string, from = 0): Mark => {
  const start = text.indexOf(placeholder, from);
  return {
    start,
    end: start + placeholder.length,
    type: 'PERSON',
    rule: 'person.full-name',
    placeholder,
    confidence: 90,
  };
};

describe('the marks of a text that was masked once more', () => {
  it('keep the old placeholders where they stand now', () => {
    const before = '[PERSON 1] for till Kiruna med [PERSON 2].';
    const after = '[PERSON 1] for till [PLATS 1] med [PERSON 2].';
    const old = [at(before, '[PERSON 1]'), at(before, '[PERSON 2]')];
    const merged = mergeMarks(after, [at(after, '[PLATS 1]')], old);
    expect(merged.map(({ placeholder }) => placeholder)).toEqual(['[PERSON 1]', '[PLATS 1]', '[PERSON 2]']);
    expect(merged.every(({ start, end, placeholder }) => after.slice(start, end) === placeholder)).toBe(true);
  });

  it('never claim a fresh cut as an old one', () => {
    const after = '[PERSON 1] och [PERSON 1]';
    const fresh = [at(after, '[PERSON 1]')];
    const merged = mergeMarks(after, fresh, [at(after, '[PERSON 1]', 5)]);
    expect(new Set(merged.map(({ start }) => start)).size).toBe(2);
  });
});
