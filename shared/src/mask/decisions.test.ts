import { describe, expect, it } from 'vitest';
import type { NormalText } from '../core/brand.ts';
import {
  addOwnMark,
  addRelease,
  addTerm,
  confirmHit,
  decisionsOf,
  forgetForms,
  removeRelease,
  removeTerm,
  withDecisions,
} from './decisions.ts';
import { mask } from './mask.ts';
import { EMPTY_MASK_PROJECT, type MaskProject } from './mask-types.ts';

const NONE = decisionsOf(EMPTY_MASK_PROJECT);
const masked = (text: string, project: MaskProject, level: 'normal' | 'strict' = 'strict') =>
  String(mask({ text: text as NormalText, level, project }).masked);

describe('what a person decides', () => {
  it('hides a term at every level, in every form', () => {
    const project = withDecisions(EMPTY_MASK_PROJECT, addTerm(NONE, '  Räven '));
    expect(masked('Ravens bo. Rävens bil och räven.', project, 'normal')).toBe(
      'Ravens bo. [DOLT ORD 1] bil och [DOLT ORD 2].'.replace(/DOLT ORD/g, wordOf('TERM')),
    );
    expect(project.due).toBe(true);
  });

  it('adds nothing twice and nothing blank', () => {
    const once = addTerm(NONE, 'Räven');
    expect(addTerm(once, 'räven')).toBe(once);
    expect(addTerm(once, ' ')).toBe(once);
    expect(removeTerm(once, 'Räven').alwaysMask).toEqual([]);
  });

  it('lets a public organisation, a place or a name stand, with a reason, and nothing else', () => {
    const form = 'Anna Lindqvist';
    const release = { kind: 'public', type: 'PERSON', form, reason: 'Minister' } as const;
    const project = withDecisions(EMPTY_MASK_PROJECT, addRelease(NONE, release));
    expect(masked('Anna Lindqvist svarade.', project)).toBe('Anna Lindqvist svarade.');
    expect(addRelease(NONE, { ...release, reason: ' ' })).toBe(NONE);
    expect(addRelease(NONE, { ...release, type: 'PHONE' })).toBe(NONE);
    expect(addRelease(NONE, { ...release, kind: 'wrong-hit', type: 'PHONE' }).releases).toHaveLength(1);
  });

  it('takes a release back, also one that was read from the store anew', () => {
    const release = { kind: 'public', type: 'ORG', form: 'Region Mitt', reason: 'Myndighet' } as const;
    expect(removeRelease(addRelease(NONE, release), { ...release }).releases).toEqual([]);
  });

  it('does not both hide and let through the same word', () => {
    const release = { kind: 'wrong-hit', type: 'PERSON', form: 'Räven', reason: 'Ett djur' } as const;
    expect(addRelease(addTerm(NONE, 'Räven'), release).alwaysMask).toEqual([]);
    expect(addTerm(addRelease(NONE, release), 'räven').releases).toEqual([]);
  });

  it('marks a place by hand, and a longer mark swallows the shorter', () => {
    const short = { textId: 'd', type: 'PERSON', start: 4, end: 8 } as const;
    const one = addOwnMark(NONE, short);
    expect(addOwnMark(one, { ...short, end: 12 }).ownMarks).toHaveLength(1);
    expect(addOwnMark(one, { ...short, textId: 'e' }).ownMarks).toHaveLength(2);
    expect(addOwnMark(NONE, { ...short, end: 4 })).toBe(NONE);
  });

  it('forgets what only a mark by hand made known, and not what the rules find', () => {
    const text = 'Enligt Karin Ekelund är det klart.' as NormalText;
    const extraSpans = [{ type: 'PERSON', start: 7, end: 23, confidence: 100, rule: 'extra.by-hand' }] as const;
    const { project } = mask({ text, level: 'strict', project: EMPTY_MASK_PROJECT, extraSpans });
    expect(masked(text, project)).toBe('Enligt [PERSON 1] det klart.');
    expect(masked(text, forgetForms(project, [text.slice(7, 23)]))).toContain('är det klart.');
  });

  it('remembers that a person looked, and forgets it when that is undone', () => {
    const project = mask({
      text: 'Sedan kom Zqwolla in.' as NormalText,
      level: 'strict',
      project: EMPTY_MASK_PROJECT,
    }).project;
    expect(project.pseudonyms[0]?.confidence).toBeLessThan(60);
    const before = decisionsOf(project);
    const looked = withDecisions(project, confirmHit(before, '[PERSON 1:s]'));
    expect(decisionsOf(looked).sure).toEqual(['[PERSON 1]']);
    expect(decisionsOf(withDecisions(looked, before)).sure).toEqual([]);
  });
});

function wordOf(type: 'TERM'): string {
  const project = withDecisions(EMPTY_MASK_PROJECT, addTerm(NONE, 'Q7'));
  return /\[(.+) 1\]/.exec(masked('Q7', project, 'normal'))?.[1] ?? type;
}
