import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EMPTY_MASK_PROJECT, type MaskProject } from '../../src/mask/mask-types.ts';
import { found, masked } from './found.ts';

const sentences = readFileSync(new URL('./no-person.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('ordinary Swedish prose without persons', () => {
  it('stays readable at strict, but for two sentences in seventy', () => {
    const changed = sentences.filter((text) => masked(text, 'strict').spans.length > 0);
    expect(sentences.length).toBeGreaterThan(70);
    expect(changed.length, changed.join('\n')).toBeLessThanOrEqual(2);
  });

  it.each([
    ['bolaget Karin Ek äger', 'PERSON:Karin Ek'],
    ['Östra skolans rektor Karin Ek', 'PERSON:Karin Ek'],
    ['Enligt vittnet ALI OMAR', 'PERSON:ALI OMAR'],
    ['Vittne: KIM', 'PERSON:KIM'],
    ['Han fick ett brev från Karin.', 'PERSON:Karin'],
  ])('does not hide a name from masking: %s', (text, person) => {
    expect(found(text, 'strict')).toEqual([person]);
  });
});

describe('one person has one number', () => {
  /** Masks texts of one project after each other; the answers in order. */
  function inOrder(...texts: readonly string[]): readonly string[] {
    let project: MaskProject = EMPTY_MASK_PROJECT;
    return texts.map((text) => {
      const result = masked(text, 'strict', project);
      project = result.project;
      return result.masked;
    });
  }

  it.each([
    [
      'a title in one document',
      'Revisorn Karin Ek skrev.',
      'Karin Ek ringde.',
      'Revisorn [PERSON 1] skrev.',
      '[PERSON 1] ringde.',
    ],
    [
      'a trade of several parts',
      'Miljöinspektören Karin Ek kom.',
      'Karin Ek gick.',
      'Miljöinspektören [PERSON 1] kom.',
      '[PERSON 1] gick.',
    ],
    ['the genitive', 'Karin Ek ringde.', 'Karin Eks rapport', '[PERSON 1] ringde.', '[PERSON 1:s] rapport'],
    [
      'a surname alone',
      'Karin Ek ringde.',
      'Enligt Ek är det klart. Eks bil',
      '[PERSON 1] ringde.',
      'Enligt [PERSON 1] är det klart. [PERSON 1:s] bil',
    ],
    ['capitals', 'KARIN EK', 'Karin Ek ringde.', '[PERSON 1]', '[PERSON 1] ringde.'],
    ['the surname first', 'Karin Ek ringde.', 'Ek, Karin', '[PERSON 1] ringde.', '[PERSON 1]'],
    ['the surname first, seen first', 'Ek, Karin', 'Karin Ek ringde.', '[PERSON 1]', '[PERSON 1] ringde.'],
  ])('with %s', (_what, first, second, ...expected) => {
    expect(inOrder(first, second)).toEqual(expected);
  });

  it('and two who share a surname are not taken for one', () => {
    expect(inOrder('Karin Ek och Lars Ek kom.', 'Enligt Ek är det klart.')).toEqual([
      '[PERSON 1] och [PERSON 2] kom.',
      'Enligt [PERSON 3] är det klart.',
    ]);
  });

  it('and a city is no surname', () => {
    expect(inOrder('Karin Lund ringde.', 'Tåget stannade i Lund.')[1]).toBe('Tåget stannade i Lund.');
  });
});
