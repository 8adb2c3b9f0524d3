import type { Id } from '@arbetsytan/shared/core/ids';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { decisionsOf, forgetForms, withDecisions } from '@arbetsytan/shared/mask/decisions';
import { PLACEHOLDER_WORD, SPAN_TYPES } from '@arbetsytan/shared/mask/levels';
import { EMPTY_MASK_PROJECT, type MaskProject } from '@arbetsytan/shared/mask/mask-types';
import { titleLevel } from '@arbetsytan/shared/projects/project';
import type { MaskForProject, Masking, Table } from '../desk/desk.port.ts';
import { underLock } from '../locks.ts';
import type { SecondOpinionPort } from '../second-opinion/opinion.port.ts';
import type { MaskProjectRow } from '../store/collections.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import type { Spawned } from '../workers/spawn.ts';

export const maskLock = (projectId: Id) => `mask-project:${projectId}`;

export async function maskProjectOf(table: Table<MaskProjectRow>, projectId: Id): Promise<MaskProject> {
  return (await table.get(projectId))?.project ?? EMPTY_MASK_PROJECT;
}

const numberIn = (placeholder: string) => Number(/(\d+)\]$/.exec(placeholder)?.[1] ?? 0);
const typeIn = (placeholder: string) =>
  SPAN_TYPES.find((type) => placeholder.startsWith(`[${PLACEHOLDER_WORD[type]} `)) ?? null;

/** The secret of a project's number table, made when it is first masked and kept in the vault. */
function withKey(project: MaskProject): MaskProject {
  if (project.key !== undefined) return project;
  const key = [...crypto.getRandomValues(new Uint8Array(32))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return { ...project, key };
}

/**
 * The door of masking for one account. The project's table is read, grown and saved under a lock shared by all tabs, so
 * that two texts masked at once never give the same number to two people.
 */
export function createMasking(
  table: Table<MaskProjectRow>,
  rules: { readonly call: Spawned<RulesPort>['call'] },
  now: () => string,
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T> = underLock,
  opinion: SecondOpinionPort | null = null,
): Masking {
  async function maskForProject(input: MaskForProject): Promise<Verdict<readonly MaskedContent[], GateReason>> {
    const { projectId, level, texts, textIds = [], signal, onOpinion } = input;
    return lock(maskLock(projectId), async () => {
      const project = withKey(await maskProjectOf(table, projectId));
      const order = { texts, textIds, level, project, at: now() };
      const asked = await opinion?.mask(order, { signal, onWindow: onOpinion });
      const verdict =
        asked?.verdict ??
        (await rules.call((port) => port.maskAll({ ...order, secondOpinion: asked?.missed ? 'missed' : 'none' })));
      if (!verdict.ok) return verdict;
      await table.put({ id: projectId, projectId, project: verdict.value.project, updatedAt: now() });
      return { ok: true, value: verdict.value.contents };
    });
  }

  /** One change of a project's row at a time, in every tab. */
  const change = (projectId: Id, to: (project: MaskProject) => Promise<MaskProject> | MaskProject) =>
    lock(maskLock(projectId), async () => {
      const project = await to(withKey(await maskProjectOf(table, projectId)));
      await table.put({ id: projectId, projectId, project, updatedAt: now() });
      return project;
    });

  return {
    maskForProject,
    inspect: async (projectId, level, text, textId) => {
      const project = await maskProjectOf(table, projectId);
      return rules.call((port) => port.inspect({ text, level, project, textId }));
    },
    decisions: async (projectId) => decisionsOf(await maskProjectOf(table, projectId)),
    decide: async (projectId, decision, forget = []) =>
      decisionsOf(
        await change(projectId, (project) =>
          forgetForms(withDecisions(project, decision(decisionsOf(project))), forget),
        ),
      ),
    join: async (projectId, from, into) => {
      const [one, other] = [numberIn(from), numberIn(into)];
      await change(projectId, async (project) => {
        const type = typeIn(from);
        if (!one || !other || !type || type !== typeIn(into)) return project;
        const settled = await rules.call((port) => port.join({ project, type, from: one, into: other, at: now() }));
        const moved = { ...settled.project.moved, ...Object.fromEntries(settled.moved) };
        return { ...settled.project, moved, due: true };
      });
    },
    moved: async (projectId) => (await maskProjectOf(table, projectId)).moved ?? {},
    due: async () => (await table.list()).filter(({ project }) => project.due).map(({ projectId }) => projectId),
    followed: async (projectId) => {
      await change(projectId, ({ due: _, ...project }) => project);
    },
    async maskTitles(projectId, level, titles) {
      const verdict = await maskForProject({ projectId, level: titleLevel(level), texts: titles });
      return verdict.ok ? { ok: true, value: verdict.value.map((content) => content.text) } : verdict;
    },
    gateTexts: async (projectId, texts) => {
      const project = await maskProjectOf(table, projectId);
      return rules.call((port) => port.gateAll({ texts, project }));
    },
    gateExport: async (projectId, report) => {
      const project = await maskProjectOf(table, projectId);
      return rules.call((port) => port.gateExport(report, project));
    },
    meter: (text) => rules.call((port) => port.meter(text)),
    rulesetHash: () => rules.call((port) => port.rulesetHash()),
  };
}
