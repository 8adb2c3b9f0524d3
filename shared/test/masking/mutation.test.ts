import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NormalText } from '../../src/core/brand.ts';
import { gate } from '../../src/gate/pii-gate.ts';
import { EMPTY_MASK_PROJECT } from '../../src/mask/mask-types.ts';
import { type Passage, passagesOf, perfect } from './passages.ts';

// The gate is the second opinion: with a detector switched off, what then shows must be refused by the gate alone.

const PASSAGES = [...passagesOf('dev.jsonl'), ...passagesOf('second.jsonl')];

/** Detector files, what they export, the type they stand for and the share of the passages the gate must refuse. */
const DETECTORS: readonly (readonly [file: string, name: string, type: string, share: number])[] = [
  ['personnummer', 'findPersonnummer', 'PERSONNUMMER', 0.99],
  ['phone', 'findPhone', 'PHONE', 0.99],
  ['email', 'findEmail', 'EMAIL', 0.99],
  ['card', 'findCard', 'CARD', 0.99],
  ['bank', 'findBank', 'BANK', 0.99],
  ['iddoc', 'findIddoc', 'IDDOC', 0.99],
  ['plate', 'findPlate', 'PLATE', 0.95],
];

const ALONE = new Set(['EMAIL', 'PLATE']);

/** Does a span hold a whole identifier? A clearing number or an initial alone is none, and a name in small letters may be a word. */
const isWhole = ({ text }: Passage, { start, end, type }: Passage['spans'][number]) => {
  const form = text.slice(start, end);
  if (type === 'BANK') return form.replace(/[^0-9]/g, '').length > 4;
  return type !== 'PERSON' || (/\p{Lu}/u.test(form) && form.replace(/[^\p{L}]/gu, '').length > 2);
};

const has = (type: string) =>
  PASSAGES.filter((passage) => passage.spans.some((span) => span.type === type && isWhole(passage, span)));

/** Does a masked text still show one of the passage's identifiers of the type, whole? */
const shows = (passage: Passage, type: string, masked: string) =>
  passage.spans.some(
    (span) => span.type === type && isWhole(passage, span) && masked.includes(passage.text.slice(span.start, span.end)),
  );

afterEach(() => {
  vi.doUnmock('../../src/mask/detect.ts');
  vi.resetModules();
});

describe('with a detector switched off', () => {
  it.each(DETECTORS)('%s: the gate refuses what shows', async (file, name, type, share) => {
    vi.resetModules();
    vi.doMock(`../../src/mask/detectors/${file}.ts`, () => ({ [name]: () => {} }));
    const { mask } = await import('../../src/mask/mask.ts');
    const left: string[] = [];
    const passed: string[] = [];
    for (const passage of has(type)) {
      const { masked } = mask({ text: passage.text as NormalText, level: 'normal', project: EMPTY_MASK_PROJECT });
      if (!shows(passage, type, masked)) continue;
      left.push(passage.id);
      if (gate(masked, 'normal').ok) passed.push(passage.id);
    }
    vi.doUnmock(`../../src/mask/detectors/${file}.ts`);
    // What nothing but its own detector finds; the others are caught by the rule for any long run of digits.
    if (ALONE.has(type)) expect(left.length).toBeGreaterThan(5);
    expect(passed.length, passed.join()).toBeLessThanOrEqual(left.length * (1 - share));
  });
});

describe('with all but one type perfectly masked', () => {
  it.each(DETECTORS)('%s: the gate refuses what shows', (_file, _name, type, share) => {
    const passages = has(type);
    const passed = passages.filter((passage) => gate(perfect(passage, 'normal', type), 'normal').ok);
    expect(passages.length).toBeGreaterThan(5);
    expect(passed.length, passed.map(({ id }) => id).join()).toBeLessThanOrEqual(passages.length * (1 - share));
  });

  it('names the project knows: the gate refuses them all', () => {
    for (const level of ['strict', 'paranoid'] as const)
      for (const passage of has('PERSON')) {
        const knownForms = passage.spans
          .filter((span) => span.type === 'PERSON' && isWhole(passage, span))
          .map(({ start, end }) => passage.text.slice(start, end));
        expect(gate(perfect(passage, level, 'PERSON'), level, { knownForms }).ok, passage.id).toBe(false);
      }
  });
});
