import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../core/canonical-json.ts';
import { sha256Text } from '../core/sha256.ts';
import { OPEN_RESTRICTIONS } from '../documents/document.ts';
import { type CompileInput, type CompileResult, compileReport, KNOX_STEPS } from './compile.ts';
import type { Draft } from './draft.ts';
import { material } from './engine.contract.ts';
import type { Engine } from './engine.ts';
import { exportName } from './markdown.ts';
import type { ReleasedPack } from './pack-types.ts';
import type { Citation, KnoxReport, ReportLine } from './report-types.ts';

const TEXT =
  'Nämnden beslutade den 12 maj 2026 att köpa mark för 4,2 miljoner kronor utan att fråga någon annan först.\n\nBolaget svarade aldrig.';
const EMPTY: Draft = {
  title: 'Rapport',
  summary: [],
  themes: [],
  timeline: [],
  verify: [],
  risks: [],
  questions: [],
  nextSteps: [],
  confidence: { grade: 'low', reasons: ['Ett underlag.'] },
};

/** Cites a whole paragraph of the first document. */
function cite({ pack }: ReleasedPack, number = 0): Citation {
  const document = pack.documents[0];
  const paragraph = document?.paragraphs[number];
  if (!document || !paragraph) throw new Error('nothing to cite');
  const { id, start, end, hash } = paragraph;
  return { document: document.id, paragraph: id, start, end, hash };
}

function line(released: ReleasedPack, text: string, more: Partial<ReportLine> = {}): ReportLine {
  return { text, quote: false, citations: [cite(released)], ...more };
}

/** An engine that writes what a test asks of it. */
function writing(write: (released: ReleasedPack) => unknown, id: Engine['id'] = 'extract', version = '1'): Engine {
  return { id, version, compile: (released) => write(released) as Draft };
}
const saying = (text: string, id: Engine['id'] = 'extract') =>
  writing((released) => ({ ...EMPTY, summary: [line(released, text)] }), id);

function compile(more: Partial<CompileInput> = {}): CompileResult {
  return compileReport({
    project: { name: 'Marken', tags: [], classification: 'normal' },
    policy: 'internal',
    template: 'weekly',
    engine: saying('Nämnden köpte mark.'),
    materials: [material('a', TEXT)],
    previousReport: null,
    gate: {},
    confirmed: { lines: new Set(), fingerprint: null },
    ...more,
  });
}
const external = (text: string, more: Partial<CompileInput> = {}) =>
  compile({ policy: 'external', engine: saying(text, 'template-lines'), ...more });
const codes = (result: CompileResult) => (result.ok ? [] : [...new Set(result.reasons.map(({ code }) => code))].sort());
function reportOf(result: CompileResult): KnoxReport {
  if (!result.ok) throw new Error(JSON.stringify(result.reasons));
  return result.report;
}

describe('Fort Knox', () => {
  it('gives a report whose integrity is what the gates saw', () => {
    const { integrity } = reportOf(compile());
    expect(integrity).toMatchObject({
      documents: 1,
      paragraphs: 2,
      quarantined: 0,
      engine: 'extract',
      policy: 'internal',
    });
    expect(integrity.gates.every(({ ok }) => ok)).toBe(true);
    expect(integrity.gates.find(({ gate }) => gate === 'quarantine')?.checked).toBe(2);
    expect(integrity.gates.find(({ gate }) => gate === 'citations')?.checked).toBe(1);
  });

  it('tells of every step once, in order', () => {
    const steps: string[] = [];
    compile({ onStep: (step, done, of) => steps.push(`${step} ${done} ${of}`) });
    expect(steps).toEqual(KNOX_STEPS.map((step, index) => `${step} ${index} ${KNOX_STEPS.length}`));
  });

  it('gives the same bytes twice', () => {
    const [one, two] = [compile(), compile()].map((result) => canonicalJson(result as unknown as Json));
    expect(one).toBe(two);
  });

  it('names the file after the fingerprint alone', () => {
    const report = reportOf(compile());
    expect(exportName(report)).toBe(`rapport-${report.integrity.fingerprint.slice(0, 8)}.md`);
  });

  it('takes a new fingerprint when the version of the engine changes', () => {
    const write = (released: ReleasedPack) => ({ ...EMPTY, summary: [line(released, 'Mark köptes.')] });
    const [one, two] = ['1', '2'].map((version) => reportOf(compile({ engine: writing(write, 'extract', version) })));
    expect(one?.integrity.rulesetHash).not.toBe(two?.integrity.rulesetHash);
    expect(one?.integrity.fingerprint).not.toBe(two?.integrity.fingerprint);
  });
});

describe('material that may not be packed', () => {
  it.each<[string, string, Partial<CompileInput>]>([
    ['no material', 'no-material', { materials: [] }],
    [
      'a level below the policy',
      'level-too-low',
      { policy: 'external', materials: [material('a', TEXT, { level: 'normal' })] },
    ],
    [
      'a text nobody has read, for Extern',
      'not-reviewed',
      { policy: 'external', materials: [material('a', TEXT, { reviewed: false })] },
    ],
    ['old masking rules', 'ruleset-stale', { materials: [material('a', TEXT, { rulesetHash: 'old' })] }],
    ['a saved report', 'report-as-input', { materials: [material('a', TEXT, { isReport: true })] }],
    [
      'a text closed to Fort Knox',
      'restricted',
      { materials: [material('a', TEXT, { restrictions: { ...OPEN_RESTRICTIONS, fortKnox: false } })] },
    ],
    [
      'a text that may not be exported, for Extern',
      'restricted',
      {
        policy: 'external',
        materials: [material('a', TEXT, { restrictions: { ...OPEN_RESTRICTIONS, export: false } })],
      },
    ],
    ['an identifier', 'pii-in', { materials: [material('a', 'Ring 070-174 06 11.')] }],
    ['more than the policy holds', 'pack-too-large', { materials: [material('a', 'Ord och ord. '.repeat(65_000))] }],
    ['an engine that the policy does not know', 'form', { engine: saying('Hej', 'template-lines') }],
  ])('is refused: %s', (_, code, more) => {
    const engine = more.policy === 'external' ? { engine: saying('Mark köptes.', 'template-lines') } : {};
    expect(codes(compile({ ...engine, ...more }))).toEqual([code]);
  });

  it('is refused for all its reasons at once, document by document', () => {
    const result = external('Mark köptes.', {
      materials: [
        material('a', 'Ring 070-174 06 11.', { level: 'normal', reviewed: false }),
        material('b', TEXT, { rulesetHash: 'old', isReport: true }),
      ],
    });
    expect(codes(result)).toEqual(['level-too-low', 'not-reviewed', 'pii-in', 'report-as-input', 'ruleset-stale']);
    const where = result.ok ? [] : result.reasons.map(({ code, documentId, repair }) => [code, documentId, repair]);
    expect(where).toContainEqual(['level-too-low', 'a', 'raise-level']);
    expect(where).toContainEqual(['ruleset-stale', 'b', 'mask-again']);
    expect(where).toContainEqual(['not-reviewed', 'a', 'mark-reviewed']);
  });

  it('never reaches the engine', () => {
    let asked = 0;
    const engine = writing(() => {
      asked += 1;
      return EMPTY;
    });
    compile({ engine, materials: [material('a', 'Ring 070-174 06 11.')] });
    expect(asked).toBe(0);
  });

  it('takes an unread text in Intern', () => {
    expect(compile({ materials: [material('a', TEXT, { reviewed: false, level: 'normal' })] }).ok).toBe(true);
  });
});

describe('a draft', () => {
  it.each<[string, (released: ReleasedPack) => unknown, string]>([
    ['that is nothing', () => null, 'form'],
    ['that lacks a section', () => ({ ...EMPTY, risks: undefined }), 'form'],
    ['with a number for a line', () => ({ ...EMPTY, summary: [1] }), 'form'],
    ['with an empty line', (released) => ({ ...EMPTY, summary: [line(released, ' ')] }), 'form'],
    ['with two lines in one', (released) => ({ ...EMPTY, summary: [line(released, 'Ett\nTvå')] }), 'form'],
    ['with a line without end', (released) => ({ ...EMPTY, summary: [line(released, 'Ord '.repeat(600))] }), 'form'],
    [
      'whose engine broke',
      () => {
        throw new Error('secret');
      },
      'form',
    ],
    [
      'that cites nothing',
      (released) => ({ ...EMPTY, summary: [line(released, 'Mark köptes.', { citations: [] })] }),
      'citation-broken',
    ],
    [
      'that cites another document',
      (released) => ({
        ...EMPTY,
        summary: [line(released, 'Mark köptes.', { citations: [{ ...cite(released), document: 'x' }] })],
      }),
      'citation-broken',
    ],
    [
      'that cites another paragraph',
      (released) => ({
        ...EMPTY,
        summary: [line(released, 'Mark köptes.', { citations: [{ ...cite(released), paragraph: 'p9' }] })],
      }),
      'citation-broken',
    ],
    [
      'that cites past the paragraph',
      (released) => ({
        ...EMPTY,
        summary: [line(released, 'Mark köptes.', { citations: [{ ...cite(released), end: 9_999 }] })],
      }),
      'citation-broken',
    ],
    [
      'whose hash is wrong',
      (released) => ({
        ...EMPTY,
        summary: [line(released, 'Mark köptes.', { citations: [{ ...cite(released), hash: sha256Text('x') }] })],
      }),
      'citation-broken',
    ],
    [
      'with a figure of its own',
      (released) => ({ ...EMPTY, summary: [line(released, 'Marken kostade 5 miljoner kronor.')] }),
      'unsupported',
    ],
    [
      'that quotes wrongly',
      (released) => ({ ...EMPTY, summary: [line(released, 'Nämnden köpte en båt', { quote: true })] }),
      'unsupported',
    ],
    [
      'with an identifier in a label',
      (released) => ({ ...EMPTY, themes: [{ label: 'Ring 070-174 06 11', lines: [line(released, 'Mark köptes.')] }] }),
      'pii-out',
    ],
    ['with an identifier in its title', () => ({ ...EMPTY, title: 'Ring 070-174 06 11' }), 'pii-out'],
  ])('%s is refused', (_, write, code) => {
    expect(codes(compile({ engine: writing(write) }))).toContain(code);
  });

  it('says nothing of what an engine threw', () => {
    const engine = writing(() => {
      throw new Error('[PERSON 1] heter Anna');
    });
    expect(JSON.stringify(compile({ engine }))).not.toContain('Anna');
  });

  it('from the store is gated like a new one', () => {
    const good = reportOf(compile());
    expect(compile({ find: () => good }).ok).toBe(true);
    const [first] = good.summary;
    const bad = { ...good, summary: first ? [{ ...first, text: 'Marken kostade 9 miljoner kronor.' }] : [] };
    expect(codes(compile({ find: () => bad }))).toContain('unsupported');
    expect(codes(compile({ find: () => ({}) as KnoxReport }))).toEqual(['form']);
  });

  it('is looked up by fingerprint, rules, template and engine before the engine is asked', () => {
    const good = reportOf(compile());
    const engine = writing(() => {
      throw new Error('asked');
    });
    const result = compile({
      engine,
      find: (key) => {
        expect(key).toEqual({
          fingerprint: good.integrity.fingerprint,
          rulesetHash: good.integrity.rulesetHash,
          template: 'weekly',
          engine: 'extract',
        });
        return good;
      },
    });
    expect(reportOf(result).summary).toEqual(good.summary);
  });
});

describe('an external report', () => {
  it('passes in its own words', () => {
    expect(external('Mark köptes i maj 2026 för 4,2 miljoner kronor.').ok).toBe(true);
  });

  it.each([
    ['a run of nine words', 'Nämnden beslutade, att köpa mark för 4,2 miljoner KRONOR utan att fråga.', 'quote-run'],
    ['a run with dots in it', 'Planen att köpa mark … utan att fråga någon annan först.', 'quote-run'],
    ['a day', 'Mark köptes den 12 maj 2026.', 'date-too-fine'],
    ['a rare combination', 'En 47-årig rektor i Sala köpte mark.', 're-identification'],
    ['a known name', 'Annika Öberg köpte mark.', 're-identification'],
  ])('may not hold %s', (_, text, code) => {
    expect(codes(external(text, { gate: { knownForms: ['Annika Öberg'] } }))).toContain(code);
  });

  it('may not mark anything as a quote', () => {
    const engine = writing(
      (released) => ({
        ...EMPTY,
        summary: [line(released, 'Bolaget svarade', { quote: true, citations: [cite(released, 1)] })],
      }),
      'template-lines',
    );
    expect(codes(compile({ policy: 'external', engine }))).toContain('form');
  });

  it('may not cut a run into lines', () => {
    const parts = ['att köpa mark för 4,2 miljoner', 'kronor utan att fråga någon annan'];
    const engine = writing(
      (released) => ({ ...EMPTY, summary: parts.map((text) => line(released, text)) }),
      'template-lines',
    );
    expect(codes(compile({ policy: 'external', engine }))).toEqual(['quote-run']);
  });

  it('may not stand at a day in the timeline', () => {
    const dated = { date: '2026-05-12', precision: 'day', interpreted: false };
    const engine = writing(
      (released) => ({ ...EMPTY, timeline: [{ ...line(released, 'Mark köptes.'), ...dated }] }),
      'template-lines',
    );
    expect(codes(compile({ policy: 'external', engine }))).toContain('date-too-fine');
  });

  it('calls the material by kind and number, never by title', () => {
    const { material: list } = reportOf(
      external('Mark köptes.', { materials: [material('a', TEXT, { title: 'Hemlig källa' })] }),
    );
    expect(list.map(({ label }) => label)).toEqual(['Textdokument 1']);
  });

  it('lists every reason at once', () => {
    const text = 'Den 13 maj 2026 sade en 47-årig rektor i Sala: 070-174 06 11.';
    expect(codes(external(text))).toEqual(['date-too-fine', 'pii-out', 're-identification', 'unsupported']);
  });
});

describe('a source-sensitive project', () => {
  const project = { name: 'Marken', tags: [], classification: 'source-sensitive' as const };
  const ask = (confirmed?: CompileInput['confirmed']) =>
    external('Mark köptes.', { project, ...(confirmed ? { confirmed } : {}) });

  it('waits for every line and hands over the report to confirm', () => {
    const result = ask();
    expect(codes(result)).toEqual(['confirmation-missing']);
    expect(!result.ok && result.pending?.summary.length).toBe(1);
  });

  it('goes out when every line is confirmed', () => {
    const waiting = ask();
    const fingerprint = waiting.ok ? null : (waiting.pending?.integrity.fingerprint ?? null);
    expect(ask({ lines: new Set(['summary:0']), fingerprint }).ok).toBe(true);
    expect(codes(ask({ lines: new Set(['summary:1']), fingerprint }))).toEqual(['confirmation-missing']);
  });

  it('does not take what was confirmed of another pack', () => {
    const confirmed = { lines: new Set(['summary:0']), fingerprint: sha256Text('other') };
    expect(codes(ask(confirmed))).toEqual(['confirmation-missing']);
  });

  it('hands over nothing to confirm when another gate refuses', () => {
    const result = external('Mark köptes den 12 maj 2026.', { project });
    expect(codes(result)).toEqual(['confirmation-missing', 'date-too-fine']);
    expect(!result.ok && result.pending).toBe(null);
  });

  it('needs no confirmation for Intern', () => {
    expect(compile({ project }).ok).toBe(true);
  });
});

describe('an internal report', () => {
  it('may quote and name the day', () => {
    const engine = writing((released) => ({
      ...EMPTY,
      summary: [
        line(released, 'Nämnden beslutade den 12 maj 2026 att köpa mark för 4,2 miljoner kronor', { quote: true }),
      ],
      timeline: [
        { ...line(released, 'Mark köptes.'), date: '2026-05-12', precision: 'day' as const, interpreted: false },
      ],
    }));
    expect(codes(compile({ engine }))).toEqual([]);
  });
});
