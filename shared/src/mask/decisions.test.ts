import { describe, expect, it } from 'vitest';
import type { NormalText } from '../core/brand.ts';
import { type Decision, decide, termOf, undoOf } from './decisions.ts';
import { BY_HAND, withEvidence } from './evidence.ts';
import { mask } from './mask.ts';
import { EMPTY_MASK_PROJECT, type MaskProject, type OwnMark } from './mask-types.ts';

const START: MaskProject = { ...EMPTY_MASK_PROJECT, key: 'ab'.repeat(32) };
const NOON = '2026-11-23T12:00:00.000Z';
const read = (
  text: string,
  project: MaskProject,
  level: 'normal' | 'strict' = 'strict',
  marks: readonly OwnMark[] = [],
) =>
  mask({
    text: text as NormalText,
    level,
    project,
    extraSpans: marks.map(({ start, end, type }) => ({ ...BY_HAND, start, end, type })),
  });
const masked = (text: string, project: MaskProject, level: 'normal' | 'strict' = 'strict') =>
  String(read(text, project, level).masked);
const undone = (project: MaskProject, decision: Decision, text = '') =>
  undoOf(project, decision, ({ start, end }) => text.slice(start, end)).reduce(decide, decide(project, decision));

describe('what a person decides', () => {
  it('hides a word at every level, in every form, and takes it back', () => {
    const term: Decision = { kind: 'add-term', term: '  Sparlåga ' };
    const project = decide(START, term);
    expect(project.alwaysMask).toEqual(['Sparlåga']);
    expect(project.revision).toBe(1);
    for (const form of ['Sparlåga', 'sparlågan', 'Sparlågans'])
      expect(masked(`Planen heter ${form}.`, project, 'normal')).not.toContain('låga');
    expect(undone(START, term).alwaysMask).toEqual([]);
    expect(decide(project, term)).toBe(project);
    expect(termOf(' - ')).toBeNull();
  });

  it('lets a public name stand, with a reason, and nothing that is never public', () => {
    const release = { kind: 'public', type: 'PERSON', form: 'Anna Lindqvist', reason: 'Minister' } as const;
    const project = decide(START, { kind: 'add-release', release });
    expect(masked('Anna Lindqvist svarade. Lindqvist teg.', project)).toBe('Anna Lindqvist svarade. Lindqvist teg.');
    expect(undone(START, { kind: 'add-release', release }).releases).toEqual([]);
    for (const wrong of [
      { ...release, reason: ' ' },
      { ...release, form: '' },
      { ...release, type: 'PHONE' as const },
    ])
      expect(decide(START, { kind: 'add-release', release: wrong })).toBe(START);
  });

  it('marks a place by hand, and forgets the words when the mark goes', () => {
    const text = 'Enligt Karin Ekelund är kodordet Fjäril.';
    const mark: OwnMark = { id: 'm', textId: 'd', type: 'PERSON', start: 7, end: 24 };
    const put: Decision = { kind: 'put-mark', mark, form: null };
    const before = decide(START, put);
    const result = read(text, before, 'strict', before.ownMarks);
    const project = withEvidence(result.project, result.spans);
    expect(masked(text, project)).not.toContain(' är ');
    const after = undoOf(START, put, ({ start, end }) => text.slice(start, end)).reduce(decide, project);
    expect(after.ownMarks).toEqual([]);
    expect(masked(text, after)).toContain(' är ');
  });

  it('remembers that a person looked, and that it was taken back', () => {
    const { project } = read('Sedan kom Zqwolla in.', START);
    const sure: Decision = { kind: 'sure', type: 'PERSON', number: 1, sure: true };
    expect(decide(project, sure).pseudonyms[0]?.sure).toBe(true);
    expect(undone(project, sure).pseudonyms[0]?.sure).toBe(false);
    expect(decide(project, { ...sure, number: 9 })).toBe(project);
  });

  it('joins two placeholders, and parts them again', () => {
    const { project } = read('Anna Lindqvist ringde Erik Johansson.', START);
    const join: Decision = { kind: 'join', type: 'PERSON', from: 2, into: 1, at: NOON };
    const joined = decide(project, join);
    expect(joined.moved).toEqual({ '[PERSON 2]': '[PERSON 1]' });
    expect(masked('Erik Johansson svarade.', joined)).toBe('[PERSON 1] svarade.');
    const parted = undone(project, join);
    expect(parted.moved).toEqual({});
    expect(masked('Erik Johansson svarade.', parted)).toBe('[PERSON 2] svarade.');
    expect(decide(project, { ...join, into: 9 })).toBe(project);
  });
});
