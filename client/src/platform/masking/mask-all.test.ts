import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import { expect, test } from 'vitest';
import { maskAll } from './mask-all.ts';
import { regate } from './regate.ts';

const masked = (texts: readonly string[], project = EMPTY_MASK_PROJECT) => {
  const verdict = maskAll({ texts, level: 'strict', project, at: '2026-11-23T12:00:00.000Z' });
  if (!verdict.ok) throw new Error(`refused: ${verdict.reasons.map(({ code }) => code).join()}`);
  return verdict.value;
};

test('one person has one number in every text, whichever text names her first', () => {
  const { contents } = masked([
    'Telefon: 070-174 06 58.',
    'Anna Lindqvist ringde från 0701740658.',
    'Enligt Anna Lindqvist.',
  ]);
  expect(contents.map(({ text }) => text)).toEqual([
    'Telefon: [TELEFON 1].',
    '[PERSON 1] ringde från [TELEFON 1].',
    'Enligt [PERSON 1].',
  ]);
});

test('numbers go on where the project left off', () => {
  const first = masked(['Anna Lindqvist svarade.']);
  const second = masked(['Erik Johansson och Anna Lindqvist svarade.'], first.project);
  expect(second.contents[0]?.text).toBe('[PERSON 2] och [PERSON 1] svarade.');
});

test('a name found in a later text is hidden in the earlier one too', () => {
  const { contents } = masked(['Kvalmström teg.', 'Advokaten Sven Kvalmström teg.']);
  for (const { text } of contents) expect(text).not.toContain('Kvalmström');
});

test('text of older rules is gated again: a pass gets the new hash, a refusal is held', () => {
  const { contents, project } = masked(['Anna Lindqvist svarade.']);
  const today = contents[0]?.rulesetHash;
  const stored = (text: string, rulesetHash: string) => ({ text, level: 'strict', rulesetHash });
  const texts = [stored('[PERSON 1] svarade.', 'old'), stored('Anna Lindqvist svarade.', 'old'), stored('x', 'old')];
  expect(regate({ texts, project })).toEqual([today, null, today]);
});

test('a mark tells the rule that found the value first, not that it is known since', () => {
  const first = masked(['Telefon: 070-174 06 58, fråga efter Anna Lindqvist.']);
  const rules = first.contents[0]?.marks.map(({ rule }) => rule) ?? [];
  expect(rules).toHaveLength(2);
  expect(rules.filter((rule) => rule.endsWith('known-in-project'))).toEqual([]);
  const second = masked(['Anna Lindqvist svarade.'], first.project);
  expect(second.contents[0]?.marks.map(({ rule }) => rule)).toEqual(['person.known-in-project']);
});
