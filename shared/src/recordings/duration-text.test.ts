import { expect, test } from 'vitest';
import { clockText, durationText } from './duration-text.ts';

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [723_000, '12 min 3 s'],
  [3_600_000, '1 tim'],
  [3_900_000, '1 tim 5 min'],
])('%i ms are written as %s', (ms, text) => expect(durationText(ms)).toBe(text));

test.each([
  [7_400, '0:07'],
  [723_000, '12:03'],
  [3_723_000, '1:02:03'],
])('%i ms into a sound is %s', (ms, text) => expect(clockText(ms)).toBe(text));
