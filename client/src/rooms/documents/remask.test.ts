import type { GatedText } from '@arbetsytan/shared/core/brand';
import { type DocumentRow, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDesk, type TestDesk } from '../../platform/desk/test-desk.ts';
import { remask } from './remask.ts';

const SECRET = 'Anna Bergström ringde från Malmö.';
let desk: TestDesk;
const gated = (text: string) => text as GatedText;

async function addDocument(): Promise<DocumentRow> {
  const masked = await desk.masking.maskForProject({ projectId: 'p', level: 'normal', texts: [SECRET] });
  const content = masked.ok ? masked.value[0] : undefined;
  if (!content) throw new Error('the text did not pass');
  const row: DocumentRow = {
    ...content,
    id: 'd',
    projectId: 'p',
    kind: 'pasted',
    title: gated('Samtal'),
    tags: [],
    date: '2026-05-12',
    pages: null,
    bytes: 10,
    originalId: 'd',
    importedBy: String(desk.account.id),
    reviewed: true,
    restrictions: OPEN_RESTRICTIONS,
    report: null,
    createdAt: desk.now(),
    updatedAt: desk.now(),
  };
  await desk.documents.put(row);
  return row;
}

beforeEach(() => {
  desk = createTestDesk();
});

describe('raising the level of a document', () => {
  it('masks again from the original and leaves nothing of the earlier version', async () => {
    const row = await addDocument();
    expect(row.text).toContain('Anna Bergström');
    const verdict = await remask({ desk, original: async () => SECRET }, row, 'paranoid');
    expect(verdict.ok).toBe(true);
    const stored = await desk.documents.get('d');
    expect(stored?.level).toBe('paranoid');
    expect(JSON.stringify(stored)).not.toContain('Bergström');
    expect(stored?.date).toBeNull();
    expect(stored?.reviewed).toBe(false);
    expect((await desk.events.list('p')).map(({ kind }) => kind)).toContain('level-raised');
  });

  it('purges reports that stand on the earlier version and masks their saved documents', async () => {
    const row = await addDocument();
    await desk.reports.put(desk.reportRow({ id: 'r', materialIds: ['d'], state: 'done', fingerprint: 'f'.repeat(64) }));
    await desk.documents.put({
      ...row,
      id: 'r',
      kind: 'report',
      originalId: null,
      report: { reportId: 'r', fingerprint: 'f', policy: 'internal', template: 'brief', engine: 'extract' },
    });
    await remask({ desk, original: async () => SECRET }, row, 'strict');
    expect((await desk.reports.get('r'))?.report).toBeNull();
    expect((await desk.documents.get('r'))?.level).toBe('strict');
    expect((await desk.documents.get('r'))?.text).not.toContain('Bergström');
  });

  it('changes nothing when the original is not here', async () => {
    const row = await addDocument();
    const missing = () => Promise.reject(new AppError('original-missing'));
    await expect(remask({ desk, original: missing }, row, 'strict')).rejects.toMatchObject({
      code: 'original-missing',
    });
    expect(await desk.documents.get('d')).toEqual(row);
  });

  it('never lowers a level', async () => {
    const row = { ...(await addDocument()), level: 'paranoid' as const };
    const verdict = await remask({ desk, original: async () => SECRET }, row, 'normal');
    expect(verdict.ok && verdict.value.level).toBe('paranoid');
  });
});
