import type { Id } from '@arbetsytan/shared/core/ids';
import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { doubtfulMarks, isBehind } from '@arbetsytan/shared/documents/masked-content';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import {
  type ExportCopy,
  type Exported,
  type ExportFormat,
  type ExportLine,
  fileOf,
  markdownLines,
  saidOf,
  srtLines,
  textLines,
  vttLines,
} from '@arbetsytan/shared/recordings/export-lines';
import type { Desk } from '../desk/desk.port.ts';
import { spawn } from '../workers/spawn.ts';
import type { DocxPort } from './docx.port.ts';

/** Why a transcript may not be exported as it stands. */
export type ExportHindrance = 'closed' | 'stale' | 'review';

/** Null: it may. What the screen shows, and what `exportTranscript` asks once more. */
export function exportHindrance(document: DocumentRow, project: MaskProject): ExportHindrance | null {
  if (!document.restrictions.export) return 'closed';
  if (isBehind(document, project)) return 'stale';
  // A guess that nobody has looked at is unreviewed, whatever was said of the whole text.
  return document.reviewed && doubtfulMarks(document).length === 0 ? null : 'review';
}

export interface ExportedFile {
  /** Says nothing of what is in it. */
  readonly name: string;
  readonly mime: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

const MIME: Readonly<Record<ExportFormat, string>> = {
  txt: 'text/plain;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  srt: 'application/x-subrip;charset=utf-8',
  vtt: 'text/vtt;charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export type WriteDocx = (document: Exported, copy: ExportCopy) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * The masked transcript as a file. Every word of it passes the gate once more, as it is written and as it is read; an export
 * of the unmasked text does not exist.
 * @throws AppError not-found, export-hindered, worker-failed
 */
export async function exportTranscript(
  desk: Desk,
  documentId: Id,
  format: ExportFormat,
  copy: ExportCopy,
  writeDocx: WriteDocx = docxInWorker,
): Promise<Verdict<ExportedFile, GateReason>> {
  const document = await desk.documents.get(documentId);
  if (!document?.transcript) throw new AppError('not-found', { id: documentId });
  if (exportHindrance(document, await desk.vault.maskProject(document.projectId)) !== null)
    throw new AppError('export-hindered', { id: documentId });
  const { title, text, transcript, level, releases } = document;
  const exported: Exported = { title, text, transcript, ...(releases ? { releases } : {}) };
  const lines = linesOf(exported, format, copy);
  const verdict = await desk.masking.gateTexts(
    document.projectId,
    saidOf(lines).map((said) => ({ text: said, level })),
  );
  if (!verdict.ok) return verdict;
  const content = format === 'docx' ? await writeDocx(exported, copy) : fileOf(lines);
  await desk.record(document.projectId, 'transcript-exported', document.id);
  return { ok: true, value: { name: `transkript-${document.id.slice(-8)}.${format}`, mime: MIME[format], content } };
}

function linesOf(document: Exported, format: ExportFormat, copy: ExportCopy): readonly ExportLine[] {
  if (format === 'srt') return srtLines(document);
  if (format === 'vtt') return vttLines(document);
  if (format === 'md') return markdownLines(document, copy);
  return textLines(document, copy);
}

/** A worker for each file: the package is large, and goes with it. */
async function docxInWorker(document: Exported, copy: ExportCopy): Promise<Uint8Array<ArrayBuffer>> {
  const worker = spawn<DocxPort>(
    () => new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module', name: 'docx' }),
  );
  try {
    return await worker.call((port) => port.docx(document, copy));
  } finally {
    worker.stop();
  }
}
