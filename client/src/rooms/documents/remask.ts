import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { relabel, relabelMarks } from '@arbetsytan/shared/documents/relabel';
import { mergeMarks } from '@arbetsytan/shared/documents/remark';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { atLeast, levelRank, type MaskLevel } from '@arbetsytan/shared/mask/levels';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import type { Desk } from '../../platform/desk/desk.port.ts';
import { purgeReports } from '../../platform/fort-knox/purge-reports.ts';
import { maskTranscriptAgain } from '../../platform/transcripts/mask-again.ts';

export interface RemaskTools {
  readonly desk: Desk;
  /**
   * The unmasked text, for its importer; null to mask the masked text once more, which can only hide more.
   * @throws AppError original-missing, original-not-yours, vault-damaged
   */
  original(document: DocumentRow): Promise<string | null>;
  /** The same of a transcript, with its times. Without it a transcript is masked from its masked text. */
  transcript?(document: DocumentRow): Promise<RawTranscript | null>;
}

/**
 * Masks a document again at `level` or its own, whichever hides more, from its original; a saved report, which has none,
 * from the text it has. The row is replaced, so the earlier version is gone. When the text changes, reports that were built on
 * the earlier version are purged; when the level rises, their saved documents are masked again at the new level, all or nothing.
 * @throws AppError original-missing, original-not-yours, vault-damaged, storage-full, worker-failed
 */
export async function remask(
  tools: RemaskTools,
  document: DocumentRow,
  level: MaskLevel,
): Promise<Verdict<DocumentRow, GateReason>> {
  const { desk } = tools;
  const target = atLeast(level, document.level) ? level : document.level;
  const raised = levelRank(target) > levelRank(document.level);
  const timed = await timedText(tools, document, target);
  if (timed && !timed.ok) return timed;
  const original = document.kind === 'report' || timed ? null : await tools.original(document);
  const { moved = {} } = await desk.vault.maskProject(document.projectId);
  const source = original ?? relabel(document.text, moved);
  const reports = raised ? await savedFrom(desk, document) : [];
  const rows = [document, ...reports.filter((each) => !atLeast(each.level, target))];
  const masked = await desk.masking.maskForProject({
    projectId: document.projectId,
    level: target,
    texts: [timed ? '' : source, ...rows.slice(1).map(({ text }) => relabel(text, moved))],
    // Marks of a person are places in the original.
    ids: [original === null ? null : document.id],
  });
  if (!masked.ok) return masked;
  const titles = await desk.masking.maskTitles(
    document.projectId,
    target,
    rows.flatMap(({ title, tags }) => [title, ...tags]).map((name) => relabel(name, moved)),
  );
  if (!titles.ok) return titles;
  const names = [...titles.value];
  const next: DocumentRow[] = [];
  for (const [index, row] of rows.entries()) {
    const content = index === 0 && timed ? timed.value.content : masked.value[index];
    const title = names.shift();
    const tags: GatedText[] = names.splice(0, row.tags.length);
    if (!content || title === undefined) throw new AppError('worker-failed');
    const fromMasked = index > 0 || (original === null && !timed);
    next.push({
      ...row,
      ...content,
      marks: fromMasked ? mergeMarks(content.text, content.marks, relabelMarks(row.marks, moved)) : content.marks,
      ...(index === 0 && timed ? { transcript: timed.value.transcript } : {}),
      title,
      tags,
      // Paranoid hides dates; one beside the text would tell it again.
      date: target === 'paranoid' ? null : row.date,
      // What a person read was another text.
      reviewed: content.text === row.text && row.reviewed,
      updatedAt: desk.now(),
    });
  }
  if (raised || next[0]?.text !== document.text) await purgeReports(desk, document);
  for (const row of next) await desk.documents.put(row);
  if (raised) await desk.record(document.projectId, 'level-raised', document.id);
  const first = next[0];
  if (!first) throw new AppError('worker-failed');
  return { ok: true, value: first };
}

/** A transcript's times follow its words; null for every other text. */
async function timedText({ desk, transcript }: RemaskTools, document: DocumentRow, level: MaskLevel) {
  const facts = document.transcript;
  if (!facts) return null;
  const raw = (await transcript?.(document)) ?? null;
  return maskTranscriptAgain(desk, { ...document, transcript: facts }, level, raw);
}

/** Saved reports that stand on the document. */
async function savedFrom(desk: Desk, document: DocumentRow): Promise<readonly DocumentRow[]> {
  const built = (await desk.reports.list(document.projectId)).filter((row) => row.materialIds.includes(document.id));
  const ids = new Set(built.map(({ id }) => id));
  return (await desk.documents.list(document.projectId)).filter((row) => row.report && ids.has(row.report.reportId));
}
