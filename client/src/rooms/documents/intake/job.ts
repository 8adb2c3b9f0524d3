import type { GatedText } from '@arbetsytan/shared/core/brand';
import type { Id } from '@arbetsytan/shared/core/ids';
import { type DocumentKind, OPEN_RESTRICTIONS } from '@arbetsytan/shared/documents/document';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { intakeSv } from '@arbetsytan/shared/i18n/sv/intake';
import { refuseKind, sniff } from '@arbetsytan/shared/ingest/sniff';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Desk, IntakeRow } from '../../../platform/desk/desk.port.ts';
import type { IntakeState } from '../../../platform/intake/intake.port.ts';
import type { ReadText } from './reader.port.ts';
import type { Reader } from './reader.ts';
import { titleOfFile } from './title.ts';

/** One file on its way. Its id is also the original's and the document's: doing a step twice makes nothing twice. */
export interface Job {
  readonly row: IntakeRow;
  readonly mime: string;
  readonly size: number;
  /** Null when the bytes are in the vault already. */
  readonly bytes: (() => Promise<Uint8Array<ArrayBuffer>>) | null;
  readonly abort: AbortController;
}

export interface JobTools {
  readonly desk: Desk;
  readonly read: Reader;
  say(id: Id, state: IntakeState): void;
}

type Content = Omit<ReadText, 'kind'> & { readonly kind: DocumentKind };

/**
 * journal -> vault -> text -> mask and gate -> document -> journal cleared. The document is one row, written whole after
 * everything else has passed; until then nothing but the vault knows of the file.
 * @throws AppError with the reason; the journal is the caller's to settle
 */
export async function runJob(job: Job, tools: JobTools): Promise<void> {
  const { row } = job;
  const { desk } = tools;
  const goOn = () => {
    if (job.abort.signal.aborted) throw new AppError('intake-cancelled');
  };
  goOn();
  if (await desk.documents.get(row.id)) return finish(job, tools);
  const bytes = await secure(job, tools);
  const size = bytes.length;
  goOn();
  const content = await contentOf(job, bytes, tools);
  goOn();
  tools.say(row.id, { step: 'masking' });
  const project = await desk.projects.get(row.projectId);
  if (!project) throw new AppError('not-found', { id: row.projectId });
  const input = {
    projectId: project.id,
    level: project.level,
    texts: [content.text],
    signal: job.abort.signal,
    onOpinion: (part: number, of: number) => tools.say(row.id, { step: 'masking', part, of }),
  };
  const verdict = await desk.masking.maskForProject(input);
  if (!verdict.ok) throw new AppError('gate-refused', { count: verdict.reasons.length });
  const masked = verdict.value[0];
  if (!masked) throw new AppError('worker-failed');
  const title = await titleFor(job, content.kind, project, desk);
  goOn();
  const at = desk.now();
  await desk.documents.put({
    ...masked,
    id: row.id,
    projectId: project.id,
    kind: content.kind,
    title,
    tags: [],
    // Paranoid hides dates; one beside the text would tell it again.
    date: project.level === 'paranoid' ? null : (row.date ?? content.date),
    pages: content.pages,
    bytes: size,
    originalId: row.id,
    importedBy: String(desk.account.id),
    reviewed: false,
    restrictions: OPEN_RESTRICTIONS,
    report: null,
    createdAt: at,
    updatedAt: at,
  });
  // The document is safe: a device that fills up in this very moment must not say that it could not be added.
  await desk.record(project.id, 'document-added', row.id).catch(() => {});
  await finish(job, tools);
}

/** A journal row that cannot be removed now is found at the next start, beside its document, and removed then. */
async function finish({ row }: Job, { desk, say }: JobTools): Promise<void> {
  await desk.vault.intakes.remove(row.id).catch(() => {});
  say(row.id, { step: 'done', documentId: row.id });
}

/** The bytes, safe in the vault. The journal was written before, so that no original is ever there without one. */
async function secure(job: Job, { desk, say }: JobTools): Promise<Uint8Array<ArrayBuffer>> {
  const { row } = job;
  const stored = await desk.vault.originals.get(row.id);
  if (stored) return desk.vault.openOriginal(row.id);
  // The tab went before the file was safe: the person has it still, and is told to add it again.
  if (!job.bytes) throw new AppError('intake-interrupted');
  say(row.id, { step: 'storing' });
  const bytes = await job.bytes().catch(() => {
    throw new AppError('file-unreadable');
  });
  const refusal = row.from === 'file' ? refuseKind(sniff(bytes, row.name)) : null;
  if (refusal) throw new AppError(refusal.code, refusal.params);
  const { id, projectId, name, createdAt } = row;
  const importedBy = String(desk.account.id);
  await desk.vault.storeOriginal(
    { id, projectId, name, mime: job.mime, bytes: bytes.length, importedBy, createdAt },
    bytes,
  );
  return bytes;
}

async function contentOf(job: Job, bytes: Uint8Array<ArrayBuffer>, { read, say }: JobTools): Promise<Content> {
  const { row } = job;
  if (row.from !== 'file') return { kind: row.from, text: new TextDecoder().decode(bytes), pages: null, date: null };
  say(row.id, { step: 'reading', page: 0, of: 0 });
  const outcome = await read(
    bytes,
    row.name,
    (page, of) => say(row.id, { step: 'reading', page, of }),
    job.abort.signal,
  );
  if (!outcome.ok) throw new AppError(outcome.refusal.code, outcome.refusal.params);
  return outcome.value;
}

/** A title that can't pass the gate does not stop the document: it gets a neutral one. */
async function titleFor({ row }: Job, kind: DocumentKind, project: Project, desk: Desk): Promise<GatedText> {
  const own = row.from === 'file' ? titleOfFile(row.name) : row.name;
  const neutral = intakeSv.untitled[kind === 'report' ? 'text' : kind];
  for (const title of own === '' ? [neutral] : [own, neutral]) {
    const verdict = await desk.masking.maskTitles(project.id, project.level, [title]);
    const masked = verdict.ok ? verdict.value[0] : undefined;
    if (masked !== undefined) return masked;
  }
  throw new AppError('gate-refused', { count: 1 });
}
