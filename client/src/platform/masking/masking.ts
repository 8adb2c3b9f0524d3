import type { Id } from '@arbetsytan/shared/core/ids';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { EMPTY_MASK_PROJECT, type MaskProject } from '@arbetsytan/shared/mask/mask-types';
import { titleLevel } from '@arbetsytan/shared/projects/project';
import type { MaskForProject, Masking, MaskProjectRow, Table } from '../desk/desk.port.ts';
import { underLock } from '../locks.ts';
import type { SecondOpinionPort } from '../second-opinion/opinion.port.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import type { Spawned } from '../workers/spawn.ts';
import type { MaskedAll } from './mask-all.ts';

export const maskLock = (projectId: Id) => `mask-project:${projectId}`;

export async function maskProjectOf(table: Table<MaskProjectRow>, projectId: Id): Promise<MaskProject> {
  return (await table.get(projectId))?.project ?? EMPTY_MASK_PROJECT;
}

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
  /** The newsroom's model is asked where there is one; the rules mask in any case. */
  async function maskWithin(
    { level, texts, ids = [], signal, onOpinion }: Omit<MaskForProject, 'projectId'>,
    project: MaskProject,
    forReview: boolean,
  ): Promise<Verdict<MaskedAll, GateReason>> {
    const order = { texts, ids, level, project, at: now(), forReview };
    const asked = await opinion?.mask(order, { signal, onWindow: onOpinion });
    const secondOpinion = asked?.missed ? 'missed' : 'none';
    return asked?.verdict ?? (await rules.call((port) => port.maskAll({ ...order, secondOpinion })));
  }

  async function maskForProject(input: MaskForProject): Promise<Verdict<readonly MaskedContent[], GateReason>> {
    const { projectId } = input;
    return lock(maskLock(projectId), async () => {
      const verdict = await maskWithin(input, withKey(await maskProjectOf(table, projectId)), false);
      if (!verdict.ok) return verdict;
      await save(projectId, verdict.value.project);
      return { ok: true, value: verdict.value.contents };
    });
  }

  const save = (projectId: Id, project: MaskProject) =>
    table.put({ id: projectId, projectId, project, updatedAt: now() });

  const maskForReview: Masking['maskForReview'] = ({ projectId, textId, level, text }) =>
    lock(maskLock(projectId), async () => {
      const project = withKey(await maskProjectOf(table, projectId));
      const verdict = await maskWithin({ level, texts: [text], ids: [textId] }, project, true);
      if (!verdict.ok) return verdict;
      const { review } = verdict.value;
      if (!review) return { ok: false, reasons: [{ code: 'gate-failed', start: 0, end: 0 }] };
      await save(projectId, verdict.value.project);
      return { ok: true, value: review };
    });

  const decideAll: Masking['decide'] = (projectId, decisions) =>
    lock(maskLock(projectId), async () => {
      const project = withKey(await maskProjectOf(table, projectId));
      const verdict = await rules.call((port) => port.decide({ project, decisions, at: now() }));
      if (verdict.ok) await save(projectId, verdict.value);
      return verdict;
    });

  return {
    maskForProject,
    async maskTitles(projectId, level, titles) {
      const verdict = await maskForProject({ projectId, level: titleLevel(level), texts: titles });
      return verdict.ok ? { ok: true, value: verdict.value.map((content) => content.text) } : verdict;
    },
    maskForReview,
    decide: decideAll,
    settle: (projectId, revision) =>
      lock(maskLock(projectId), async () => {
        const project = await maskProjectOf(table, projectId);
        if ((project.settled ?? 0) < revision) await save(projectId, { ...project, settled: revision });
      }),
    clues: (text) => rules.call((port) => port.clues(text)),
    gateTexts: async (projectId, texts) => {
      const project = await maskProjectOf(table, projectId);
      return rules.call((port) => port.gateAll({ texts, project }));
    },
    gateExport: async (projectId, report) => {
      const project = await maskProjectOf(table, projectId);
      return rules.call((port) => port.gateExport(report, project));
    },
    rulesetHash: () => rules.call((port) => port.rulesetHash()),
  };
}
