import { describe, expect, it } from 'vitest';
import { relabel } from './relabel.ts';

describe('a text whose placeholders were joined', () => {
  it('has the new one, in the genitive too, and keeps the others', () => {
    expect(relabel('[PERSON 5] och [PERSON 5:s] bror [PERSON 2].', { '[PERSON 5]': '[PERSON 1]' })).toBe(
      '[PERSON 1] och [PERSON 1:s] bror [PERSON 2].',
    );
  });

  it('follows a chain, and stops in a circle', () => {
    expect(relabel('[PERSON 3]', { '[PERSON 3]': '[PERSON 2]', '[PERSON 2]': '[PERSON 1]' })).toBe('[PERSON 1]');
    expect(relabel('[PERSON 3]', { '[PERSON 3]': '[PERSON 2]', '[PERSON 2]': '[PERSON 3]' })).toMatch(
      /^\[PERSON [23]\]$/,
    );
  });

  it('touches nothing else in brackets', () => {
    expect(relabel('[sic] [PERSON 5', { '[PERSON 5]': '[PERSON 1]' })).toBe('[sic] [PERSON 5');
  });
});
