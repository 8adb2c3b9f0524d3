import type { Id } from '@arbetsytan/shared/core/ids';
import { type DocumentRow, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import { doubtfulMarks, type Mark } from '@arbetsytan/shared/documents/masked-content';
import { strictest } from '@arbetsytan/shared/documents/restrictions';
import { exportName, renderMarkdown } from '@arbetsytan/shared/fort-knox/markdown';
import { POLICY } from '@arbetsytan/shared/fort-knox/policy';
import type { KnoxOutcome, KnoxReason } from '@arbetsytan/shared/fort-knox/reasons';
import type { KnoxReport } from '@arbetsytan/shared/fort-knox/report-types';
import { levelRank, type MaskLevel, PLACEHOLDER_WORD, SPAN_TYPES } from '@arbetsytan/shared/mask/levels';
import { titleLevel } from '@arbetsytan/shared/projects/project';
import type { Desk } from '../../platform/desk/desk.port.ts';
import type { ReportRow } from '../../platform/desk/report-row.ts';

const refused = (code: KnoxReason['code'], count = 1, documentId: string | null = null): KnoxReason => ({
  code,
  documentId,
  line: null,
  repair: documentId === null ? 'none' : 'open-document',
  count,
});

/** The report's text without its integrity section, whose hashes stand in the document's own origin. */
export function savedText(report: KnoxReport): string {
  const markdown = renderMarkdown(report);
  const end = markdown.lastIndexOf('\n## Integritet\n');
  return (end < 0 ? markdown : markdown.slice(0, end)).trimEnd();
}

const PLACEHOLDER = new RegExp(
  `\\[(${SPAN_TYPES.map((type) => PLACEHOLDER_WORD[type]).join('|')}) \\d+(?::s)?\\]`,
  'gu',
);

/** Every placeholder of a text, for a text that was never masked itself. */
export function placeholderMarks(text: string): readonly Mark[] {
  return [...text.matchAll(PLACEHOLDER)].flatMap((match): Mark[] => {
    const type = SPAN_TYPES.find((each) => PLACEHOLDER_WORD[each] === match[1]);
    if (!type) return [];
    const [placeholder] = match;
    const { index } = match;
    return [
      {
        start: index,
        end: index + placeholder.length,
        type,
        rule: 'report.from-material',
        placeholder,
        confidence: 100,
      },
    ];
  });
}

/** The lowest level among what the report stands on, never below what its policy asks. */
function levelOf(report: KnoxReport, materials: readonly { readonly level: MaskLevel }[]): MaskLevel {
  const least = POLICY[report.integrity.policy].gateLevel;
  if (materials.length === 0) return least;
  const lowest = materials.reduce(
    (low, { level }) => (levelRank(level) < levelRank(low) ? level : low),
    'paranoid' as MaskLevel,
  );
  return levelRank(lowest) > levelRank(least) ? lowest : least;
}

async function materialsOf(desk: Desk, row: ReportRow) {
  const [documents, notes] = await Promise.all([desk.documents.list(row.projectId), desk.notes.list(row.projectId)]);
  const wanted = new Set(row.materialIds);
  return {
    documents: documents.filter(({ id }) => wanted.has(id)),
    notes: notes.filter(({ id }) => wanted.has(id)),
  };
}

/**
 * The report as a document of its project, once: saved again it is the same document, also when two tabs press at once (the
 * document's id is the report's). It takes on the strictest restrictions of what it stands on.
 * @throws AppError storage-full, storage-broken
 */
export async function saveReport(
  desk: Desk,
  reportId: Id,
): Promise<KnoxOutcome<{ readonly document: DocumentRow; readonly isNew: boolean }>> {
  const row = await desk.reports.get(reportId);
  if (row?.state !== 'done' || !row.report) return { ok: false, reasons: [refused('confirmation-missing')] };
  const there = await desk.documents.get(row.documentId ?? row.id);
  if (there) {
    if (row.documentId !== there.id) await desk.reports.put({ ...row, documentId: there.id, updatedAt: desk.now() });
    return { ok: true, value: { document: there, isNew: false } };
  }
  const { documents, notes } = await materialsOf(desk, row);
  const level = levelOf(row.report, [...documents, ...notes]);
  const gated = await desk.masking.gateTexts(row.projectId, [
    { text: savedText(row.report), level },
    { text: row.report.title, level: titleLevel(level) },
  ]);
  if (!gated.ok) return { ok: false, reasons: [refused('pii-out', gated.reasons.length)] };
  const [text, title] = gated.value;
  if (text === undefined || title === undefined) return { ok: false, reasons: [refused('form')] };
  const at = desk.now();
  const { policy, template, engine, fingerprint } = row.report.integrity;
  const document: DocumentRow = {
    id: row.id,
    projectId: row.projectId,
    kind: 'report',
    title,
    tags: [],
    date: null,
    pages: null,
    bytes: new TextEncoder().encode(text).length,
    originalId: null,
    importedBy: String(desk.account.id),
    reviewed: false,
    restrictions:
      documents.length > 0 ? strictest(documents.map(({ restrictions }) => restrictions)) : OPEN_RESTRICTIONS,
    report: { reportId: row.id, fingerprint, policy, template, engine },
    text,
    level,
    rulesetHash: await desk.masking.rulesetHash(),
    marks: placeholderMarks(text),
    releases: row.report.integrity.releases ?? [],
    revision: (await desk.vault.maskProject(row.projectId)).revision ?? 0,
    createdAt: at,
    updatedAt: at,
  };
  await desk.documents.put(document);
  await desk.reports.put({ ...row, documentId: document.id, updatedAt: at });
  await desk.record(row.projectId, 'report-saved', row.id);
  return { ok: true, value: { document, isNew: true } };
}

/**
 * The bytes that would leave, gated once more, under a name that says nothing. A text whose export is closed stops it, whatever
 * the policy was when the report was made.
 */
export async function exportReport(
  desk: Desk,
  reportId: Id,
): Promise<KnoxOutcome<{ readonly name: string; readonly markdown: string }>> {
  const row = await desk.reports.get(reportId);
  if (row?.state !== 'done' || !row.report) return { ok: false, reasons: [refused('confirmation-missing')] };
  const { documents, notes } = await materialsOf(desk, row);
  const closed = documents.filter(({ restrictions }) => !restrictions.export);
  const reasons = [
    // A guess that nobody has looked at since: the words it hides may stand in the report under another guise.
    ...[...documents, ...notes].flatMap((text): KnoxReason[] => {
      const { length } = doubtfulMarks(text);
      return length > 0 ? [{ ...refused('doubtful-hits', length, text.id), repair: 'review' }] : [];
    }),
    ...closed.map(({ id }) => refused('restricted', 1, id)),
    ...(await desk.masking.gateExport(row.projectId, row.report)),
  ];
  if (reasons.length > 0) return { ok: false, reasons };
  await desk.record(row.projectId, 'report-exported', row.id);
  return { ok: true, value: { name: exportName(row.report), markdown: renderMarkdown(row.report) } };
}
