import { describe, expect, it } from 'vitest';
import type { MaskLevel } from '../mask/levels.ts';
import { gate } from './pii-gate.ts';
import type { GateOptions } from './verdict.ts';

const codes = (text: string, level: MaskLevel, options?: GateOptions): string[] => {
  const verdict = gate(text, level, options);
  return verdict.ok ? [] : verdict.reasons.map(({ code }) => code);
};

describe('the PII gate', () => {
  it.each([
    ['19690220-9987', 'digits'],
    ['stops a personnummer split by a line break 19690220-\n9987', 'digits'],
    ['1 9 6 9 0 2 2 0', 'digits'],
    ['１９６９０２２０ ９９８７', 'digits'],
    ['07\u200b0-12\u00ad3 45 67', 'digits'],
    ['5212O2-9952', 'digits'],
    ['192.0.2.2', 'digits'],
    ['2001:db8::c29', 'digits'],
    ['noll sju tre fem fem tre', 'digit-words'],
    ['bo@exempel.se', 'email'],
    ['bo snabel-a exempel punkt se', 'email'],
    ['bo (at) exempel.se', 'email'],
    ['ABC 12D', 'plate'],
    ['bil abc123', 'plate'],
    ['AB1234567', 'passport'],
  ])('refuses %j at every level', (text, code) => {
    for (const level of ['normal', 'strict', 'paranoid'] as const) expect(codes(text, level)).toContain(code);
  });

  it.each([
    'Den 12.10.2015 11:35 kom 17 personer.',
    'Den 2021-03-04 17 nya fall.',
    'Åren 2014-2018 kostade det 1 250 000 kr, alltså 31,4 procent.',
    'ISBN 978-91-20-49110-2, mål nr B 7282-22, dnr 2022/145 och SFS 2018:218.',
    '[PERSONNUMMER 123456] ringde [TELEFON 2].',
    'Fem av sex, eller sju av åtta.',
  ])('lets %j pass at normal and strict', (text) => {
    expect(codes(text, 'normal')).toEqual([]);
    expect(codes(text, 'strict')).toEqual([]);
  });

  it('leaves no long number readable at paranoid', () => {
    expect(codes('ISBN 978-91-20-49110-2', 'paranoid')).toEqual(['digits']);
  });

  it('refuses handles and addresses on the web from strict', () => {
    expect(codes('Se https://a.se och @bo_ek.', 'strict')).toEqual(['handle', 'handle']);
    expect(codes('Se @bo_ek.', 'normal')).toEqual([]);
  });

  it('refuses a known form from strict, folded, in the genitive, over a line and without its separators', () => {
    const options = { knownForms: ['Anna-Karin Berg', 'Sten'] };
    for (const text of ['anna-karin\nberg', 'ANNA KARIN BERGS', 'Annakarin Berg', 'Då kom Sten.'])
      expect(codes(text, 'strict', options)).toContain('known-form');
    expect(codes('en sten på berget', 'strict', options)).toEqual([]);
    expect(codes('Anna-Karin Berg', 'normal', options)).toEqual([]);
    expect(codes('Då kom Sten.', 'strict', { ...options, releases: [{ form: 'Sten' }] })).toEqual([]);
  });

  it('refuses a term of the list at every level and a placeholder that nobody gave', () => {
    expect(codes('fjärilens', 'normal', { alwaysMask: ['Fjärilen'] })).toEqual(['always-mask']);
    expect(codes('[PERSON 2]', 'normal', { knownPlaceholders: ['[PERSON 1]'] })).toEqual(['unknown-placeholder']);
  });

  it('points at the place in the text as given', () => {
    const text = 'å\u200b Ring 070-123 45 67 nu';
    const verdict = gate(text, 'normal');
    expect(verdict.ok ? [] : verdict.reasons.map(({ start, end }) => text.slice(start, end))).toEqual([
      '070-123 45 67',
    ]);
  });

  it('fails closed on an unknown level and on anything that breaks', () => {
    expect(codes('Hej', 'mild' as MaskLevel)).toEqual(['unknown-level']);
    expect(codes(null as unknown as string, 'normal')).toEqual(['gate-failed']);
    const trap = {
      get knownForms(): never {
        throw new Error('070-123 45 67');
      },
    };
    const verdict = gate('Hej', 'strict', trap);
    expect(verdict).toEqual({ ok: false, reasons: [{ code: 'gate-failed', start: 0, end: 0 }] });
  });
});
