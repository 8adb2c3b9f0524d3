import { describe, expect, it } from 'vitest';
import { gateRow } from './gate-row.ts';
import { GATED_ROWS, type GatedTable } from './gated-rows.ts';
import { textsOf } from './gated-texts.ts';
import { laneOf, SYNC_TABLES } from './lanes.ts';

interface Part {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly shape?: Readonly<Record<string, Part>>;
      readonly element?: Part;
      readonly innerType?: Part;
      readonly items?: readonly Part[];
      readonly catchall?: Part;
      readonly checks?: readonly {
        readonly _zod: { readonly def: { readonly format?: string; readonly pattern?: RegExp } };
      }[];
    };
  };
  meta?(): { readonly gated?: unknown } | undefined;
}

const SENTENCE = 'Anna Lindqvist bor på Storgatan 4';

/** Strings of a schema that would take a sentence and are gated by nobody. */
function loose(part: Part, path: string): string[] {
  const { type, shape, element, innerType, items, catchall, checks } = part._zod.def;
  switch (type) {
    case 'string': {
      if (part.meta?.()?.gated !== undefined) return [];
      const patterns = (checks ?? []).flatMap(({ _zod }) => (_zod.def.pattern ? [_zod.def.pattern] : []));
      return patterns.some((pattern) => !pattern.test(SENTENCE)) ? [] : [path];
    }
    case 'object':
      return [
        ...(catchall?._zod.def.type === 'never' ? [] : [`${path} takes fields that it does not name`]),
        ...Object.entries(shape ?? {}).flatMap(([key, inner]) => loose(inner, `${path}.${key}`)),
      ];
    case 'array':
      return element ? loose(element, `${path}[]`) : [path];
    case 'nullable':
    case 'optional':
      return innerType ? loose(innerType, path) : [path];
    case 'tuple':
      return (items ?? []).flatMap((each) => loose(each, `${path}()`));
    default:
      return ['number', 'boolean', 'enum', 'literal'].includes(type) ? [] : [`${path}: ${type}`];
  }
}

const at = '2026-11-23T10:00:00.000Z';
const HASH = 'a'.repeat(64);
const own = { id: 'd1', projectId: 'p1', createdAt: at, updatedAt: at };
const project = {
  id: 'p1',
  name: 'Hamnen',
  tags: ['bro'],
  classification: 'sensitive',
  state: 'research',
  level: 'strict',
  deadline: '2026-12-01',
  leadId: null,
  createdBy: 'k1',
  createdAt: at,
  updatedAt: at,
};
const document = {
  ...own,
  kind: 'text',
  title: 'Avtal om kajen',
  tags: [],
  text: 'Enligt [PERSON 1] är avtalet klart.',
  level: 'strict',
  rulesetHash: HASH,
  marks: [{ start: 7, end: 17, type: 'PERSON', rule: 'name.list', placeholder: '[PERSON 1]', confidence: 90 }],
  date: null,
  pages: null,
  bytes: 40,
  originalId: 'o1',
  importedBy: 'k1',
  reviewed: false,
  restrictions: { ai: true, export: true, fortKnox: true },
  report: null,
};

const arrive = (table: GatedTable, row: object, more: object = {}) =>
  gateRow({
    table,
    id: String((row as { id?: unknown }).id),
    projectId: 'p1',
    body: JSON.stringify(row),
    releases: [],
    projectLevel: 'strict',
    ...more,
  });
const refusal = (table: GatedTable, row: object, more: object = {}) => {
  const gated = arrive(table, row, more);
  return gated.ok ? null : [gated.rejection.code, [...new Set(gated.rejection.reasons.map(({ field }) => field))]];
};

describe('a row of the gated lane', () => {
  it('has a schema in every table of the lane, where each string is gated or fits no sentence', () => {
    expect(Object.keys(GATED_ROWS).sort()).toEqual(SYNC_TABLES.filter((table) => laneOf(table) === 'gated').sort());
    for (const [table, schema] of Object.entries(GATED_ROWS))
      expect(loose(schema as unknown as Part, table)).toEqual([]);
  });

  it('is taken as masking left it', () => {
    expect(refusal('projects', project)).toBeNull();
    expect(refusal('documents', document)).toBeNull();
  });

  it('is refused for a name in any of its texts, and told where', () => {
    const name = 'Anna Lindqvist';
    expect(refusal('projects', { ...project, name: `Om ${name}` })).toEqual(['row-refused', ['name']]);
    expect(refusal('projects', { ...project, tags: ['bro', name] })).toEqual(['row-refused', ['tags.1']]);
    expect(refusal('documents', { ...document, title: name, text: `Enligt ${name}.` })).toEqual([
      'row-refused',
      ['text', 'title'],
    ]);
    expect(refusal('sources', { ...own, kind: 'person', title: name, note: '', createdBy: 'k1' })).toEqual([
      'row-refused',
      ['title'],
    ]);
    const event = { id: 'e1', projectId: 'p1', kind: 'manual', at, by: 'k1', subjectId: null, text: name, date: null };
    expect(refusal('events', event)).toEqual(['row-refused', ['text']]);
    const speakers = [{ id: 's1', name }];
    const transcript = {
      recordingId: 'r1',
      durationMs: 1,
      language: 'sv',
      model: 'm',
      speakers,
      segments: [],
      quotes: [],
    };
    expect(refusal('documents', { ...document, kind: 'transcript', transcript })).toEqual([
      'row-refused',
      ['transcript.speakers.0.name'],
    ]);
  });

  it('is refused for a name anywhere in a report', () => {
    const line = (text: string) => ({ text, quote: false, citations: [] });
    const report = {
      format: 1,
      title: 'Veckan',
      summary: [line('Avtalet är klart.')],
      themes: [{ label: 'Anna Lindqvist', lines: [line('Det är klart.')] }],
      timeline: [],
      verify: [],
      risks: [{ ...line('En risk.'), countermeasure: 'Ring Anna Lindqvist.' }],
      questions: [],
      nextSteps: [],
      confidence: { grade: 'low', reasons: ['Bara en källa.'] },
      material: [],
      integrity: {
        fingerprint: HASH,
        rulesetHash: HASH,
        policy: 'internal',
        template: 'weekly',
        engine: 'extract',
        engineVersion: '1',
        documents: 1,
        paragraphs: 1,
        quarantined: 0,
        packBytes: 10,
        gates: [{ gate: 'pii-in', ok: true, checked: 1 }],
      },
    };
    const row = {
      ...own,
      policy: 'internal',
      template: 'weekly',
      engine: 'extract',
      materialIds: ['d1'],
      state: 'done',
      fingerprint: HASH,
      rulesetHash: HASH,
      previousReport: null,
      report,
      reasons: [],
      confirmed: [],
      documentId: null,
      createdBy: 'k1',
    };
    expect(refusal('reports', row)).toEqual([
      'row-refused',
      ['report.themes.0.label', 'report.risks.0.countermeasure'],
    ]);
    expect(textsOf(GATED_ROWS.reports, row)).toHaveLength(7);
  });

  it('is taken with a name that a person let stand, in the row or beside it', () => {
    const stand = { kind: 'public', type: 'PERSON', form: 'Anna Lindqvist', reason: 'Minister' };
    expect(
      refusal('projects', { ...project, name: 'Minister Anna Lindqvist svarar' }, { releases: [stand] }),
    ).toBeNull();
    expect(refusal('documents', { ...document, text: 'Anna Lindqvist sa ja.', releases: [stand] })).toBeNull();
  });

  it('is refused below the level of its project, unmasked, unknown, or under another name', () => {
    expect(refusal('documents', { ...document, level: 'normal' })).toEqual(['level-too-low', []]);
    expect(refusal('documents', { ...document, rulesetHash: 'held' })).toEqual(['row-unreadable', []]);
    expect(refusal('documents', { ...document, extra: 'x' })).toEqual(['row-unreadable', []]);
    expect(refusal('documents', document, { id: 'd2' })).toEqual(['row-unreadable', []]);
    expect(refusal('documents', document, { projectId: 'p2' })).toEqual(['row-unreadable', []]);
    expect(refusal('documents', document, { body: '{' })).toEqual(['row-unreadable', []]);
  });
});
