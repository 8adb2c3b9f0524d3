import type { Id } from '@arbetsytan/shared/core/ids';
import { sha256Text } from '@arbetsytan/shared/core/sha256';
import type { PolicyId, TemplateId } from '@arbetsytan/shared/fort-knox/pack-types';
import { POLICY } from '@arbetsytan/shared/fort-knox/policy';
import type { Desk } from '../../platform/desk/desk.port.ts';
import type { ReportRow } from '../../platform/desk/report-row.ts';

export interface Request {
  readonly projectId: Id;
  readonly policy: PolicyId;
  readonly template: TemplateId;
  readonly materialIds: readonly Id[];
}

/** Writes the request before any work is done: a reload, or another start, takes it up again. */
export async function requestReport(desk: Desk, request: Request): Promise<ReportRow> {
  const at = desk.now();
  const earlier = (await desk.reports.list(request.projectId)).find(
    ({ state, policy, template }) => state === 'done' && policy === request.policy && template === request.template,
  );
  const unchanged = earlier !== undefined && (await standsOnSame(desk, earlier, request));
  const row: ReportRow = {
    ...request,
    id: desk.newId(),
    engine: POLICY[request.policy].engines[0] ?? 'extract',
    state: 'waiting',
    fingerprint: null,
    rulesetHash: null,
    // The same question of the same material is the same pack, so that its report is found again.
    previousReport: (unchanged ? earlier.previousReport : earlier?.fingerprint) ?? null,
    report: null,
    reasons: [],
    confirmed: [],
    documentId: null,
    createdBy: String(desk.account.id),
    createdAt: at,
    updatedAt: at,
  };
  await desk.reports.put(row);
  return row;
}

async function standsOnSame(desk: Desk, earlier: ReportRow, { projectId, materialIds }: Request): Promise<boolean> {
  const before = new Map(earlier.report?.material.map(({ document, hash }) => [document, hash]));
  if (before.size !== materialIds.length) return false;
  const texts = [...(await desk.documents.list(projectId)), ...(await desk.notes.list(projectId))];
  return materialIds.every((id) => {
    const text = texts.find((each) => each.id === id)?.text;
    return text !== undefined && before.get(id) === sha256Text(text);
  });
}

/** A waiting row that this page was told to stop. Nothing else of it changes. */
export async function cancelRequest(desk: Desk, id: Id): Promise<void> {
  const row = await desk.reports.get(id);
  if (row?.state === 'waiting') await desk.reports.put({ ...row, state: 'cancelled', updatedAt: desk.now() });
}
