import type { IsoDate } from '@arbetsytan/shared/core/time';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { ProjectEvent } from '@arbetsytan/shared/projects/event';
import type { Project } from '@arbetsytan/shared/projects/project';
import type { Desk } from '../../platform/desk/desk.port.ts';

/** An event a person writes: masked like a title, with the day it concerns. */
export async function addEvent(
  desk: Desk,
  project: Project,
  text: string,
  date: IsoDate | null,
): Promise<Verdict<ProjectEvent, GateReason>> {
  const verdict = await desk.masking.maskTitles(project.id, project.level, [text.trim()]);
  if (!verdict.ok) return verdict;
  const event: ProjectEvent = {
    id: desk.newId(),
    projectId: project.id,
    kind: 'manual',
    at: desk.now(),
    by: String(desk.account.id),
    subjectId: null,
    text: verdict.value[0] ?? null,
    date,
  };
  await desk.events.put(event);
  return { ok: true, value: event };
}
