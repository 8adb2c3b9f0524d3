import type { Id } from '@arbetsytan/shared/core/ids';
import { isBehind } from '@arbetsytan/shared/documents/masked-content';
import { relabel } from '@arbetsytan/shared/documents/relabel';
import { atLeast } from '@arbetsytan/shared/mask/levels';
import type { MaskProject } from '@arbetsytan/shared/mask/mask-types';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Desk } from '../platform/desk/desk.port.ts';
import { type MaskableText, remaskText } from './remask-texts.ts';

/** Texts that are done and that there are, of one project. */
export type OnProgress = (done: number, of: number) => void;
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** Rounds while a person goes on deciding; the next start takes up what is left. */
const ROUNDS = 20;
/** Rules that no text is masked under: what bears this is held by every gate that looks at the hash. */
const HELD = 'held';

/**
 * Brings everything in a project up to its lists and its level: documents and notes from their originals where this account
 * has them, else from the masked text, which can only hide more; then titles, tags, sources and events. What was decided is
 * in the project's row before this starts, and a text that is behind says so by its own revision, so this may be cut short at
 * any moment and run again. Reports that stand on a changed text are purged by the room that masks it.
 * @returns how many texts could not be masked again; those are held
 */
export async function keepUp(
  desk: Desk,
  projectId: Id,
  lock: Lock,
  onProgress: OnProgress = () => {},
): Promise<number> {
  return lock(`keep-up:${projectId}`, async () => {
    let failed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const revision = (await desk.vault.maskProject(projectId)).revision ?? 0;
      failed = await pass(desk, projectId, onProgress);
      const after = (await desk.vault.maskProject(projectId)).revision ?? 0;
      if (after !== revision) continue;
      if (failed === 0) await desk.masking.settle(projectId, revision);
      break;
    }
    return failed;
  });
}

/** A project whose level was raised: its row says so already, and everything below is masked again. @returns as `keepUp` */
export async function raiseTexts(desk: Desk, project: Project, lock: Lock, onProgress?: OnProgress): Promise<number> {
  await desk.masking.decide(project.id, [{ kind: 'again' }]);
  return keepUp(desk, project.id, lock, onProgress);
}

/** Projects that were not brought up to their lists or level before the last start ended. */
export async function laggingProjects(desk: Desk): Promise<readonly Id[]> {
  const [projects, masked, documents, notes] = await Promise.all([
    desk.projects.list(),
    desk.vault.maskProjects.list(),
    desk.documents.list(),
    desk.notes.list(),
  ]);
  const behind = new Set(
    masked.filter(({ project }) => (project.settled ?? 0) < (project.revision ?? 0)).map(({ projectId }) => projectId),
  );
  const level = new Map(projects.map((project) => [project.id, project.level]));
  const rows = [...documents.filter(({ kind }) => kind !== 'report'), ...notes];
  for (const row of rows) if (!atLeast(row.level, level.get(row.projectId) ?? row.level)) behind.add(row.projectId);
  return [...behind].filter((id) => level.has(id));
}

async function pass(desk: Desk, projectId: Id, onProgress: OnProgress): Promise<number> {
  const project = await desk.projects.get(projectId);
  if (!project) return 0;
  const [documents, notes] = await Promise.all([desk.documents.list(projectId), desk.notes.list(projectId)]);
  const lists = await desk.vault.maskProject(projectId);
  const texts: readonly MaskableText[] = [
    ...documents.map((row): MaskableText => ({ from: 'document', row })),
    ...notes.map((row): MaskableText => ({ from: 'note', row })),
  ].filter((text) => isLeft(text, project, lists));
  // The names of things are the last step.
  const of = texts.length + 1;
  let failed = 0;
  for (const [done, { from, row }] of texts.entries()) {
    onProgress(done, of);
    const text = await current(desk, from, row.id);
    // Another may have taken this one with it, or removed it.
    if (!text || !isLeft(text, project, lists)) continue;
    if (!(await brought(desk, text, project))) failed += 1;
  }
  onProgress(texts.length, of);
  if (!(await names(desk, project))) failed += 1;
  onProgress(of, of);
  return failed;
}

async function current(desk: Desk, from: MaskableText['from'], id: Id): Promise<MaskableText | null> {
  if (from === 'document') {
    const row = await desk.documents.get(id);
    return row && { from, row };
  }
  const row = await desk.notes.get(id);
  return row && { from, row };
}

function isLeft({ row }: MaskableText, project: Project, lists: MaskProject): boolean {
  return isBehind(row, lists) || !atLeast(row.level, project.level);
}

async function brought(desk: Desk, text: MaskableText, project: Project): Promise<boolean> {
  let refused = false;
  for (const source of ['original', 'masked'] as const) {
    const verdict = await remaskText(desk, text, project.level, source).catch(() => null);
    if (verdict?.ok) return true;
    refused = verdict !== null;
  }
  if (refused) await hold(desk, text);
  return false;
}

/**
 * A text that the gate does not let through masked anew. It stays behind, so no report takes it. If even the version that is
 * stored now holds what the project wants hidden, a reporter who added a word must not meet that word on the screen: where
 * the original lies in this vault the masked text is emptied, since nothing is lost by it and masking is tried again at every
 * start; where the masked text is all there is (somebody else's import, a saved report), it is kept and held, since emptying
 * it could destroy the only copy here and its importer's device masks it from the original.
 */
async function hold(desk: Desk, { from, row }: MaskableText): Promise<void> {
  const { masking, account } = desk;
  const verdict = await masking.gateTexts(row.projectId, [{ text: row.text, level: row.level }]);
  if (verdict.ok) return;
  const mine = row.originalId !== null && row.importedBy === String(account.id);
  const emptied = mine ? await masking.gateTexts(row.projectId, [{ text: '', level: row.level }]) : null;
  const text = emptied?.ok ? (emptied.value[0] ?? row.text) : row.text;
  const change = { rulesetHash: HELD, text, marks: text === row.text ? row.marks : [], updatedAt: desk.now() };
  if (from === 'document') await desk.documents.put({ ...row, ...change, reviewed: false });
  else await desk.notes.put({ ...row, ...change, reviewed: false });
}

/** The project's name and tags, sources and what people wrote about events. Masked again from what they are. */
async function names(desk: Desk, project: Project): Promise<boolean> {
  const { id, level } = project;
  const { moved = {} } = await desk.vault.maskProject(id);
  const again = async (texts: readonly string[], put: (masked: readonly MaskedTitle[]) => Promise<void>) => {
    const verdict = await desk.masking.maskTitles(
      id,
      level,
      texts.map((text) => relabel(text, moved)),
    );
    if (!verdict.ok) return false;
    if (verdict.value.some((text, i) => text !== texts[i])) await put(verdict.value);
    return true;
  };
  const updatedAt = desk.now();
  const done = [
    await again([project.name, ...project.tags], async ([name, ...tags]) => {
      const now = await desk.projects.get(id);
      if (now && name !== undefined) await desk.projects.put({ ...now, name, tags, updatedAt });
    }),
  ];
  for (const source of await desk.sources.list(id))
    done.push(
      await again([source.title, source.note], async ([title, note]) => {
        if (title !== undefined && note !== undefined) await desk.sources.put({ ...source, title, note, updatedAt });
      }),
    );
  for (const event of await desk.events.list(id)) {
    if (event.text === null) continue;
    done.push(
      await again([event.text], async ([text]) => {
        if (text !== undefined) await desk.events.put({ ...event, text });
      }),
    );
  }
  return done.every(Boolean);
}

type MaskedTitle = Project['name'];
