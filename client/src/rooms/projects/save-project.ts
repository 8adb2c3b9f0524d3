import type { Id } from '@arbetsytan/shared/core/ids';
import type { IsoDate } from '@arbetsytan/shared/core/time';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import {
  CLASSIFICATION_LEVEL,
  type Classification,
  levelAllowed,
  type Project,
  type ProjectState,
} from '@arbetsytan/shared/projects/project';
import { canMove } from '@arbetsytan/shared/projects/state-moves';
import type { Desk } from '../../platform/desk/desk.port.ts';

export interface NewProject {
  /** Made before the form is sent: trying again after a refusal makes one project, not two. */
  readonly id: Id;
  /** As the person wrote it; masked and gated before it is stored. */
  readonly name: string;
  readonly classification: Classification;
  readonly level: MaskLevel;
  readonly deadline: IsoDate | null;
  readonly leadId: string | null;
}

/** @throws AppError storage-full, storage-broken, worker-failed */
export async function createProject(desk: Desk, input: NewProject): Promise<Verdict<Project, GateReason>> {
  const { id, classification, deadline, leadId } = input;
  const level = allowedLevel(classification, input.level);
  const verdict = await desk.masking.maskTitles(id, level, [input.name.trim()]);
  if (!verdict.ok) return verdict;
  const name = verdict.value[0];
  if (name === undefined) throw new AppError('worker-failed');
  const at = desk.now();
  const project: Project = {
    id,
    name,
    tags: [],
    classification,
    state: 'research',
    level,
    deadline,
    leadId,
    createdBy: String(desk.account.id),
    createdAt: at,
    updatedAt: at,
  };
  await desk.projects.put(project);
  await desk.record(id, 'project-created', id);
  return { ok: true, value: project };
}

/** The level itself when the classification allows it, else the least that it allows. */
export function allowedLevel(classification: Classification, level: MaskLevel): MaskLevel {
  return levelAllowed(classification, level) ? level : CLASSIFICATION_LEVEL[classification].least;
}

/** A move that the rules don't have changes nothing. */
export async function moveProject(desk: Desk, project: Project, state: ProjectState): Promise<Project> {
  return canMove(project.state, state) ? save(desk, project, { state }) : project;
}

export interface ProjectFacts {
  /** As the person wrote them; placeholders in them stay. */
  readonly name: string;
  readonly tags: readonly string[];
  readonly classification: Classification;
  readonly level: MaskLevel;
  readonly deadline: IsoDate | null;
}

/**
 * Everything a person may change at once: all of it is stored, or nothing. The level is never below what the classification
 * allows. Texts that are below a raised level are the caller's to mask again; lowering changes no text that is there.
 */
export async function editProject(
  desk: Desk,
  project: Project,
  facts: ProjectFacts,
): Promise<Verdict<Project, GateReason>> {
  const level = allowedLevel(facts.classification, facts.level);
  const verdict = await desk.masking.maskTitles(project.id, level, [facts.name.trim(), ...facts.tags]);
  if (!verdict.ok) return verdict;
  const [name, ...tags] = verdict.value;
  if (name === undefined) throw new AppError('worker-failed');
  const { classification, deadline } = facts;
  return { ok: true, value: await save(desk, project, { name, tags, classification, level, deadline }) };
}

async function save(desk: Desk, project: Project, change: Partial<Project>): Promise<Project> {
  const next = { ...project, ...change, updatedAt: desk.now() };
  return desk.saveEdited('projects', next, project);
}
