import type { Id } from '@arbetsytan/shared/core/ids';
import { relabel } from '@arbetsytan/shared/documents/relabel';
import type { Desk } from '../platform/desk/desk.port.ts';
import { purgeReports } from '../rooms/documents/remask.ts';
import { type MaskableText, remaskText } from './remask-texts.ts';

export type OnText = (done: number, of: number) => void;

/**
 * Masks every text of a project again under the decisions in force: documents, notes, then names, sources and events. Reports
 * that stand on a text that changed are purged. The project stays `due` until all are done, so that a killed browser takes it
 * up again; doing it twice changes nothing.
 * @returns how many texts could not be masked again: they keep their older ruleset and Fort Knox refuses them
 */
export async function followDecisions(desk: Desk, projectId: Id, onText: OnText = () => {}): Promise<number> {
  const [documents, notes] = await Promise.all([desk.documents.list(projectId), desk.notes.list(projectId)]);
  const texts: readonly MaskableText[] = [
    ...documents.map((row): MaskableText => ({ from: 'document', row })),
    ...notes.map((row): MaskableText => ({ from: 'note', row })),
  ];
  let failed = 0;
  for (const [done, { from, row: listed }] of texts.entries()) {
    onText(done, texts.length);
    const row = from === 'document' ? await desk.documents.get(listed.id) : await desk.notes.get(listed.id);
    if (!row) continue;
    const text = { from, row } as MaskableText;
    const after = await remaskText(desk, text, row.level).then(
      (verdict) => (verdict.ok ? verdict.value : null),
      () => null,
    );
    if (!after) {
      failed += 1;
      await hold(desk, text);
    } else if (after.text !== row.text) await purgeReports(desk, row);
  }
  failed += await followNames(desk, projectId);
  onText(texts.length, texts.length);
  await desk.masking.followed(projectId);
  return failed;
}

/** Takes up what a killed browser left. */
export async function followWhatIsDue(desk: Desk): Promise<void> {
  for (const projectId of await desk.masking.due()) await followDecisions(desk, projectId);
}

/** A text that may not stand as it is: without a ruleset nothing takes it in until it is masked again. */
async function hold(desk: Desk, { from, row }: MaskableText): Promise<void> {
  const held = { rulesetHash: '', reviewed: false, updatedAt: desk.now() };
  if (from === 'document') await desk.documents.put({ ...row, ...held });
  else await desk.notes.put({ ...row, ...held });
}

/** The project's own name and tags, its sources and its events: short texts that have no original. @returns how many were refused */
async function followNames(desk: Desk, projectId: Id): Promise<number> {
  const project = await desk.projects.get(projectId);
  if (!project) return 0;
  const moved = await desk.masking.moved(projectId);
  let failed = 0;
  const again = async (texts: readonly string[]) => {
    const verdict = await desk.masking.maskTitles(
      projectId,
      project.level,
      texts.map((text) => relabel(text, moved)),
    );
    if (!verdict.ok) failed += 1;
    return verdict.ok && verdict.value.some((text, i) => text !== texts[i]) ? verdict.value : null;
  };
  const names = await again([project.name, ...project.tags]);
  if (names) {
    const [name = project.name, ...tags] = names;
    await desk.projects.put({ ...project, name, tags, updatedAt: desk.now() });
  }
  for (const source of await desk.sources.list(projectId)) {
    const masked = await again([source.title, source.note]);
    const [title = source.title, note = source.note] = masked ?? [];
    if (masked) await desk.sources.put({ ...source, title, note, updatedAt: desk.now() });
  }
  for (const event of await desk.events.list(projectId)) {
    const masked = event.text === null ? null : await again([event.text]);
    if (masked) await desk.events.put({ ...event, text: masked[0] ?? event.text });
  }
  return failed;
}
