import { describe, expect, it } from 'vitest';
import { found, masked } from '../../test/masking/found.ts';
import type { NormalText } from '../core/brand.ts';
import { maskRules, spanTypes } from '../i18n/sv/mask-rules.ts';
import { SPAN_TYPES } from './levels.ts';
import { toMarks } from './marks.ts';
import { mask } from './mask.ts';
import { EMPTY_MASK_PROJECT, type MaskProject } from './mask-types.ts';
import { isMaskRuleId, MASK_RULES } from './rules.ts';
import { MASK_RULESET_HASH } from './ruleset.ts';

const project = (changes: Partial<MaskProject>): MaskProject => ({ ...EMPTY_MASK_PROJECT, ...changes });

describe('placeholders', () => {
  it('are numbered by type in order of appearance, the same value having the same number', () => {
    const { masked: text } = masked('Anna Berg ringde Lars Ek. Berg mejlade a@b.se, sedan a@b.se igen.', 'strict');
    expect(text).toBe('[PERSON 1] ringde [PERSON 2]. [PERSON 1] mejlade [E-POST 1], sedan [E-POST 1] igen.');
  });

  it('are the same in the next document of the project, whatever the notation', () => {
    const first = masked('Anna Berg, 070-123 45 67.', 'strict');
    expect(masked('Bergs nummer är +46 70 123 45 67.', 'strict', first.project).masked).toBe(
      '[PERSON 1:s] nummer är [TELEFON 1].',
    );
  });

  it('keep two people apart where a surname alone could be either', () => {
    const { masked: text } = masked('Anna Berg och Karin Berg kom. Då gick Berg.', 'strict');
    expect(text).toBe('[PERSON 1] och [PERSON 2] kom. Då gick [PERSON 3].');
  });

  it('cannot be forged by the source text', () => {
    const first = masked('Anna Berg kom.', 'strict');
    expect(masked('[PERSON 1] och [person 7] kom.', 'strict', first.project).masked).toBe(
      '[PERSON 1] och (person 7) kom.',
    );
    expect(masked('[PERSON 1] kom.', 'strict').masked).toBe('(PERSON 1) kom.');
  });

  it('give back the original, span by span', () => {
    const text = 'Hej Göran,\nring 070-123 45 67. Mvh Lotta 😀';
    const { masked: out, spans } = masked(text, 'strict');
    let back = '';
    let from = 0;
    for (const span of spans) {
      back += out.slice(from, span.maskedStart) + text.slice(span.start, span.end);
      from = span.maskedEnd;
    }
    expect(back + out.slice(from)).toBe(text);
  });
});

describe('the lists of a project', () => {
  it('hide a term at every level, inflected', () => {
    const listed = project({ alwaysMask: ['Fjärilen', 'skifferolja'] });
    expect(found('Operation fjärilens mål var skifferoljan.', 'normal', listed)).toEqual([
      'TERM:fjärilens',
      'TERM:skifferoljan',
    ]);
  });

  it('leave a public name readable with its genitive and its surname, never its given name alone', () => {
    const released = project({ releases: [{ kind: 'public', type: 'PERSON', form: 'Anna Berg', reason: 'minister' }] });
    expect(found('Anna Berg svarade. Bergs svar gladde Lars Ek.', 'strict', released)).toEqual(['PERSON:Lars Ek']);
    expect(found('I dag kom Anna.', 'strict', released)).toEqual(['PERSON:Anna']);
  });

  it('leave a wrong hit readable', () => {
    const released = project({
      releases: [{ kind: 'wrong-hit', type: 'DIGITS', form: '48 12 77 03', reason: 'kolli' }],
    });
    expect(found('Koden 48 12 77 03.', 'strict', released)).toEqual([]);
  });

  it('hide what the project has hidden before, where nothing else would', () => {
    const first = masked('Kontakt: @natt_uggla på nätet.', 'strict');
    expect(found('Hon kallar sig natt_uggla där.', 'strict', first.project)).toEqual(['URL:natt_uggla']);
  });
});

describe('a second opinion', () => {
  it('is united with the rules, moved out of surrogate pairs, and bound by the level', () => {
    const text = 'Hon 😀 bor hos 070-123 45 67.' as NormalText;
    const extra = { type: 'PERSON' as const, start: 5, end: 6, confidence: 40, rule: 'extra.second-opinion' };
    const at = (level: 'normal' | 'strict') => mask({ text, level, project: EMPTY_MASK_PROJECT, extraSpans: [extra] });
    expect(at('strict').masked).toBe('Hon [PERSON 1] bor hos [TELEFON 1].');
    expect(at('normal').masked).toBe('Hon 😀 bor hos [TELEFON 1].');
  });
});

describe('explanations', () => {
  it('cover every rule and type, and every mark names a rule that exists', () => {
    expect(Object.keys(maskRules).sort()).toEqual(Object.keys(MASK_RULES).sort());
    expect(Object.keys(spanTypes).sort()).toEqual([...SPAN_TYPES].sort());
    const marks = toMarks(masked('Anna Berg, 070-123 45 67, i Lund den 4 maj.', 'paranoid'));
    expect(marks.length).toBeGreaterThan(3);
    for (const mark of marks) expect(isMaskRuleId(mark.rule)).toBe(true);
  });

  it('stand under a hash that is 64 hexadecimal digits', () => {
    expect(MASK_RULESET_HASH).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the worst texts', () => {
  const repeat = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));
  it.each([
    '1 2 3 ',
    '1234567890',
    'a.a.a.@',
    'Aa Aa ',
    '[[[[',
    '[PERSON 1]',
    'a@',
    '- ',
    'Storgatan ',
    'SE12 ',
    '\u200b1',
    'noll ',
  ])('take time in proportion to their length: %j', (piece) => {
    const started = performance.now();
    masked(repeat(piece), 'strict');
    // 1 MB takes under 3 s on a quiet machine; a loaded one gets ten times that here, and a quadratic rule a minute.
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
