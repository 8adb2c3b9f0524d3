import type { Id } from '@arbetsytan/shared/core/ids';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { EMPTY_MASK_PROJECT, type MaskProject } from '@arbetsytan/shared/mask/mask-types';
import { titleLevel } from '@arbetsytan/shared/projects/project';
import type { Masking, Table } from '../desk/desk.port.ts';
import { underLock } from '../locks.ts';
import type { MaskProjectRow } from '../store/collections.ts';
import type { RulesPort } from '../workers/rules.port.ts';
import type { Spawned } from '../workers/spawn.ts';

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
): Masking {
  async function maskForProject(input: {
    readonly projectId: Id;
    readonly level: MaskLevel;
    readonly texts: readonly string[];
  }): Promise<Verdict<readonly MaskedContent[], GateReason>> {
    const { projectId, level, texts } = input;
    return underLock(maskLock(projectId), async () => {
      const project = withKey(await maskProjectOf(table, projectId));
      const verdict = await rules.call((port) => port.maskAll({ texts, level, project, at: now() }));
      if (!verdict.ok) return verdict;
      await table.put({ id: projectId, projectId, project: verdict.value.project, updatedAt: now() });
      return { ok: true, value: verdict.value.contents };
    });
  }

  return {
    maskForProject,
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
    rulesetHash: () => rules.call((port) => port.rulesetHash()),
  };
}
