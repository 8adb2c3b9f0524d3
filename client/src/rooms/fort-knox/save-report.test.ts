import type { GatedText } from '@arbetsytan/shared/core/brand';
import { sha256Text } from '@arbetsytan/shared/core/sha256';
import { type DocumentRow, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import type { KnoxReport, ReportLine } from '@arbetsytan/shared/fort-knox/report-types';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDesk, type TestDesk } from '../../platform/desk/test-desk.ts';
import { confirmLine, resubmit, unconfirmed } from './confirm-lines.ts';
import { lookUp } from './passages.ts';
import { requestReport } from './request.ts';
import { exportReport, placeholderMarks, savedText, saveReport } from './save-report.ts';

const gated = (text: string) => text as GatedText;
const TEXT = 'Kommunen betalade [PERSON 1] i mars 2026.';
const line = (text: string): ReportLine => ({ text, quote: false, citations: [] });
const HASH = sha256Text('report');

function report(summary: string): KnoxReport {
  return {
    format: 1,
    title: 'Kort lägesbild',
    summary: [line(summary), line('Två underlag finns.')],
    themes: [],
    timeline: [],
    verify: [],
    risks: [],
    questions: [],
    nextSteps: [],
    confidence: { grade: 'low', reasons: ['Ett underlag.'] },
    material: [{ document: 'd', label: 'Möte', hash: sha256Text(TEXT) }],
    integrity: {
      fingerprint: HASH,
      rulesetHash: HASH,
      policy: 'internal',
      template: 'brief',
      engine: 'extract',
      engineVersion: '1',
      documents: 1,
      paragraphs: 1,
      quarantined: 0,
      packBytes: 1000,
      gates: [],
    },
  };
}

let desk: TestDesk;
const material = (change: Partial<DocumentRow> = {}): DocumentRow => ({
  id: 'd',
  projectId: 'p',
  kind: 'pasted',
  title: gated('Möte'),
  tags: [],
  date: null,
  pages: null,
  bytes: 10,
  originalId: null,
  importedBy: 'redaktor',
  reviewed: true,
  restrictions: OPEN_RESTRICTIONS,
  report: null,
  text: gated(TEXT),
  level: 'strict',
  rulesetHash: HASH,
  marks: [],
  createdAt: '2026-11-23T00:00:00.000Z',
  updatedAt: '2026-11-23T00:00:00.000Z',
  ...change,
});

async function addReport(summary: string, change: Partial<DocumentRow> = {}): Promise<void> {
  await desk.masking.maskForProject({ projectId: 'p', level: 'strict', texts: ['Anna Bergström ringde.'] });
  await desk.documents.put(material(change));
  await desk.reports.put(
    desk.reportRow({ id: 'r', materialIds: ['d'], state: 'done', fingerprint: HASH, report: report(summary) }),
  );
}

beforeEach(() => {
  desk = createTestDesk();
});

describe('saving a report as a document', () => {
  it('makes one document however often it is asked', async () => {
    await addReport('Kommunen betalade [PERSON 1].');
    const first = await saveReport(desk, 'r');
    const second = await saveReport(desk, 'r');
    expect(first.ok && first.value.isNew).toBe(true);
    expect(second.ok && second.value.isNew).toBe(false);
    const saved = (await desk.documents.list('p')).filter(({ kind }) => kind === 'report');
    expect(saved).toHaveLength(1);
    expect(saved[0]?.report?.fingerprint).toBe(HASH);
    expect((await desk.reports.get('r'))?.documentId).toBe(saved[0]?.id);
    expect((await desk.events.list('p')).filter(({ kind }) => kind === 'report-saved')).toHaveLength(1);
  });

  it('finds the document again when the browser died before the report knew of it', async () => {
    await addReport('Kommunen betalade [PERSON 1].');
    await saveReport(desk, 'r');
    const row = await desk.reports.get('r');
    if (row) await desk.reports.put({ ...row, documentId: null });
    await saveReport(desk, 'r');
    expect((await desk.documents.list('p')).filter(({ kind }) => kind === 'report')).toHaveLength(1);
    expect((await desk.reports.get('r'))?.documentId).toBe('r');
  });

  it('stops a personnummer at the gate and saves nothing', async () => {
    await addReport('Hans nummer är 19811218-9876.');
    const outcome = await saveReport(desk, 'r');
    expect(outcome.ok).toBe(false);
    expect(!outcome.ok && outcome.reasons.map(({ code }) => code)).toContain('pii-out');
    expect(await desk.documents.get('r')).toBeNull();
  });

  it('takes on the strictest restrictions of its material', async () => {
    await addReport('Kommunen betalade.', { restrictions: { ai: true, export: false, fortKnox: true } });
    const outcome = await saveReport(desk, 'r');
    expect(outcome.ok && outcome.value.document.restrictions.export).toBe(false);
  });

  it('leaves the hashes of the integrity section out of the text', () => {
    expect(savedText(report('Kommunen betalade.'))).not.toContain(HASH);
    expect(savedText(report('Kommunen betalade.'))).toContain('Kommunen betalade.');
  });

  it('marks every placeholder where it stands', () => {
    const marks = placeholderMarks(TEXT);
    expect(marks.map(({ type, start, end }) => [type, TEXT.slice(start, end)])).toEqual([['PERSON', '[PERSON 1]']]);
  });
});

describe('exporting a report', () => {
  it('uses a name that says nothing of what is in it', async () => {
    await addReport('Kommunen betalade [PERSON 1].');
    const outcome = await exportReport(desk, 'r');
    expect(outcome.ok && outcome.value.name).toMatch(/^rapport-[0-9a-f]{8}\.md$/);
    expect((await desk.events.list('p')).map(({ kind }) => kind)).toContain('report-exported');
  });

  it('is stopped by a text whose export was closed after the report was made', async () => {
    await addReport('Kommunen betalade.', { restrictions: { ai: true, export: false, fortKnox: true } });
    const outcome = await exportReport(desk, 'r');
    expect(!outcome.ok && outcome.reasons).toMatchObject([{ code: 'restricted', documentId: 'd' }]);
    expect((await desk.events.list('p')).map(({ kind }) => kind)).not.toContain('report-exported');
  });
});

describe('confirming line by line', () => {
  it('lets the report go on only when every line is confirmed', async () => {
    await addReport('Kommunen betalade.');
    const row = await desk.reports.get('r');
    if (row) await desk.reports.put({ ...row, state: 'confirm' });
    await confirmLine(desk, 'r', 'summary:0', true);
    expect(await resubmit(desk, 'r')).toBeNull();
    await confirmLine(desk, 'r', 'summary:1', true);
    const confirmed = await desk.reports.get('r');
    expect(confirmed && unconfirmed(confirmed)).toEqual([]);
    expect((await resubmit(desk, 'r'))?.state).toBe('waiting');
  });
});

describe('asking for a report', () => {
  it('asks the same question of unchanged material, and a new one of changed', async () => {
    await addReport('Kommunen betalade.');
    const request = { projectId: 'p', policy: 'internal', template: 'brief', materialIds: ['d'] } as const;
    expect((await requestReport(desk, request)).previousReport).toBeNull();
    await desk.documents.put(material({ text: gated('En annan text.') }));
    expect((await requestReport(desk, request)).previousReport).toBe(HASH);
  });
});

describe('the passage a sentence stands on', () => {
  const citation = { document: 'd', paragraph: 'p1', start: 0, end: 8, hash: sha256Text('Kommunen') };
  const cited = (text: string) => new Map([['d', { id: 'd', title: 'Möte', text, marks: [] }]]);

  it('is found in its paragraph', () => {
    expect(lookUp(citation, cited(TEXT))).toMatchObject({ state: 'found', paragraph: { start: 0, end: TEXT.length } });
  });

  it('is said to have changed when the text is another', () => {
    expect(lookUp(citation, cited('Regionen betalade.')).state).toBe('changed');
  });

  it('is gone with its text', () => {
    expect(lookUp(citation, new Map()).state).toBe('gone');
    expect(lookUp(citation, cited('Kort')).state).toBe('gone');
  });
});
