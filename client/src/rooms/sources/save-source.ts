import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Source, SourceKind } from '@arbetsytan/shared/sources/source';
import type { Desk } from '../../platform/desk/desk.port.ts';

export interface SourceDraft {
  readonly kind: SourceKind;
  /** What colleagues may see: masked at strict or above. */
  readonly title: string;
  readonly note: string;
  /** Who it really is: vault only, as written. */
  readonly name: string;
  readonly contact: string;
}

/** The secret is stored first: a source is never shared while what was said in confidence is lost. */
export async function saveSource(
  desk: Desk,
  project: Project,
  draft: SourceDraft,
  earlier: Source | null = null,
): Promise<Verdict<Source, GateReason>> {
  const verdict = await desk.masking.maskTitles(project.id, project.level, [draft.title.trim(), draft.note.trim()]);
  if (!verdict.ok) return verdict;
  const [title, note] = verdict.value;
  if (title === undefined || note === undefined) throw new AppError('worker-failed');
  const id = earlier?.id ?? desk.newId();
  const [name, contact] = [draft.name.trim(), draft.contact.trim()];
  if (name !== '' || contact !== '') await desk.vault.sourceSecrets.put({ id, projectId: project.id, name, contact });
  else if (earlier) await desk.vault.sourceSecrets.remove(id);
  const at = desk.now();
  const source: Source = {
    id,
    projectId: project.id,
    kind: draft.kind,
    title,
    note,
    createdBy: earlier?.createdBy ?? String(desk.account.id),
    createdAt: earlier?.createdAt ?? at,
    updatedAt: at,
  };
  const stored = await desk.saveEdited('sources', source, earlier);
  if (!earlier) await desk.record(project.id, 'source-added', id);
  return { ok: true, value: stored };
}

export async function deleteSource(desk: Desk, source: Source): Promise<void> {
  await desk.vault.sourceSecrets.remove(source.id);
  await desk.sources.remove(source.id);
}
