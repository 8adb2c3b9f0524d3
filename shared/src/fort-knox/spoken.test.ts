import { describe, expect, it } from 'vitest';
import { gate } from '../gate/pii-gate.ts';
import { citePassage } from './analysis/cite.ts';
import { checkCitations } from './citation-check.ts';
import { timeOf } from './markdown.ts';
import type { Material } from './material.ts';
import { pack } from './pack.ts';

const MATERIAL: Material = {
  id: 'r',
  title: 'Samtal',
  kind: 'interview',
  date: null,
  level: 'strict',
  tags: [],
  text: 'Min text.\n\n[PERSON 1]: Vi fick inte säga nej.',
  reviewed: true,
  restrictions: { ai: true, export: true, fortKnox: true },
  rulesetHash: 'x',
  isReport: false,
  spoken: [{ start: 11, end: 45, from: 754_000 }],
};
const packed = (material: Material) =>
  pack({
    project: { name: 'p', tags: [] },
    policy: 'internal',
    template: 'brief',
    engine: 'extract',
    rulesetHash: 'x' as never,
    previousReport: null,
    materials: [material],
  }).pack;

describe('what was said in a recording', () => {
  const whole = packed(MATERIAL);
  const [document] = whole.documents;

  it('is packed with its time, and the rest of the text without one', () => {
    expect(document?.paragraphs.map(({ at }) => at)).toEqual([undefined, 754_000]);
    expect(JSON.stringify(packed({ ...MATERIAL, spoken: [] }))).not.toContain('"at"');
  });

  it('is cited with its time, which must be that of its paragraph', () => {
    const said = document?.paragraphs[1];
    if (!document || !said) throw new Error('not packed');
    const citation = citePassage(document, said, 12, 34);
    expect(citation.at).toBe(754_000);
    const checked = (at: number) =>
      checkCitations(whole, [
        { at: 'summary:0', line: { text: 'x', quote: false, citations: [{ ...citation, at }] } } as never,
      ]).length;
    expect([checked(754_000), checked(0)]).toEqual([0, 1]);
  });

  it('has a time that no gate takes for somebody’s number', () => {
    for (const level of ['normal', 'strict'] as const)
      for (const at of [0, 754_000, 3_754_000, 10_799_000])
        expect(gate(`Det sades. [d1 p13${timeOf(at)}] [d2 p14${timeOf(at)}]`, level).ok).toBe(true);
  });
});
