import { describe, expect, it } from 'vitest';
import { masked } from '../../test/masking/found.ts';
import { passagesOf } from '../../test/masking/passages.ts';
import { MASK_LEVELS } from '../mask/levels.ts';
import { gateArrival } from './arrival.ts';

const codes = (text: string, level: string, releases: Parameters<typeof gateArrival>[0]['releases'] = []) => {
  const verdict = gateArrival({ text, level, releases });
  return verdict.ok ? [] : [...new Set(verdict.reasons.map(({ code }) => code))];
};

describe('a masked text that arrives at the server', () => {
  it('passes as masking left it, at every level', () => {
    for (const level of MASK_LEVELS) {
      const refused = passagesOf('dev.jsonl').filter(({ text }) => codes(masked(text, level).masked, level).length > 0);
      expect(refused.map(({ id }) => id)).toEqual([]);
    }
  });

  it('is refused for a name that masking would hide, though the server knows no names', () => {
    expect(codes('Enligt Anna Lindqvist är det klart.', 'strict')).toEqual(['still-unmasked']);
    expect(codes('Enligt Anna Lindqvist är det klart.', 'normal')).toEqual([]);
  });

  it('is let through where a person released the hit, and no further', () => {
    const release = { kind: 'public', type: 'PERSON', form: 'Anna Lindqvist', reason: 'Minister' } as const;
    expect(codes('Enligt Anna Lindqvist är det klart.', 'strict', [release])).toEqual([]);
    expect(codes('Enligt Anna Lindqvist och Erik Johansson är det klart.', 'strict', [release])).toEqual([
      'still-unmasked',
    ]);
  });

  it('is refused for a number, for a level nobody knows and when time is out', () => {
    expect(codes('Ring 070-174 06 58.', 'normal')).toContain('digits');
    expect(codes('Hej', 'none')).toEqual(['unknown-level']);
    expect(gateArrival({ text: 'Hej', level: 'normal', releases: [] }, { isLate: () => true }).ok).toBe(false);
  });
});
