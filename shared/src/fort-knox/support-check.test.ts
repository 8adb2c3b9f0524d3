import { describe, expect, it } from 'vitest';
import { sha256Text } from '../core/sha256.ts';
import { material } from './engine.contract.ts';
import { pack } from './pack.ts';
import type { KnoxPack } from './pack-types.ts';
import type { Citation } from './report-types.ts';
import { checkSupport } from './support-check.ts';

const TEXT =
  'Nämnden köpte mark för 4,2 miljoner kronor den 12 maj 2026. [PERSON 1] sade nej. Ytan är 1 250 kvadratmeter.';

function packOf(text: string, date: string | null): KnoxPack {
  const materials = [material('a', text, { date })];
  const rulesetHash = sha256Text('rules');
  return pack({
    project: { name: 'Marken', tags: [] },
    policy: 'internal',
    template: 'brief',
    engine: 'extract',
    rulesetHash,
    previousReport: null,
    materials,
  }).pack;
}

function unsupported(text: string, more: object = {}, source = TEXT, date: string | null = null): number {
  const citation: Citation = { document: 'a', paragraph: 'p1', start: 0, end: source.length, hash: sha256Text(source) };
  const line = { text, quote: false, citations: [citation], ...more };
  return checkSupport(packOf(source, date), [{ at: 'summary:0', line }]).reduce((sum, { count }) => sum + count, 0);
}

describe('a line with what its passages say', () => {
  it.each([
    'Marken kostade 4,2 miljoner kronor.',
    'Marken kostade 4 200 000 kronor.',
    'Köpet gjordes i maj 2026.',
    'Köpet gjordes under 2026.',
    '[PERSON 1] var emot.',
    'Ytan är 1250 kvadratmeter.',
    'Någon var emot.',
  ])('is supported: %s', (text) => {
    expect(unsupported(text)).toBe(0);
  });

  it('may name the day of the document it cites', () => {
    expect(unsupported('Mejlet skickades i juni 2026.', {}, 'Vi ses.', '2026-06-03')).toBe(0);
  });

  it('may stand at a date worked out from the date of the document', () => {
    const dated = { date: '2026-06-02', precision: 'day', interpreted: true };
    expect(unsupported('Mötet hölls i går.', dated, 'Mötet hölls i går.', '2026-06-03')).toBe(0);
  });

  it('may name a year that was worked out', () => {
    expect(unsupported('Händelse 2026: ny sida', {}, 'Sidan kom i år.', '2026-06-03')).toBe(0);
  });

  it('may quote word for word, whatever the signs', () => {
    expect(unsupported('Nämnden köpte mark, för 4,2 miljoner kronor', { quote: true })).toBe(0);
  });
});

describe('a line with something its passages lack', () => {
  it.each([
    ['another figure', 'Marken kostade 4,3 miljoner kronor.'],
    ['the decimals alone', 'Marken kostade 2 miljoner kronor.'],
    ['the figures in another order', 'Marken kostade 2,4 miljoner kronor.'],
    ['another scale', 'Marken kostade 4,2 miljarder kronor.'],
    ['a piece of a number', 'Ytan är 250 kvadratmeter.'],
    ['another month', 'Köpet gjordes i juni 2026.'],
    ['another year', 'Köpet gjordes 2025.'],
    ['another placeholder', '[PERSON 2] var emot.'],
  ])('is not: %s', (_, text) => {
    expect(unsupported(text)).toBeGreaterThan(0);
  });

  it('is not when it stands at a date nobody names', () => {
    expect(unsupported('Köpet gjordes.', { date: '2026-07-01', precision: 'day', interpreted: false })).toBe(1);
  });

  it('is not when a quote leaves words out', () => {
    expect(unsupported('Nämnden köpte för 4,2 miljoner kronor', { quote: true })).toBe(1);
  });
});
