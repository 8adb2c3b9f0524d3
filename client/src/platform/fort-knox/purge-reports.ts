import type { Desk } from '../desk/desk.port.ts';

/** A text has changed: reports that stand on it lose theirs; who made them, when and their fingerprints stay in the history. */
export async function purgeReports(
  desk: Desk,
  text: { readonly id: string; readonly projectId: string },
): Promise<void> {
  for (const row of await desk.reports.list(text.projectId)) {
    if (!row.materialIds.includes(text.id) || (row.report === null && row.state !== 'waiting')) continue;
    await desk.reports.put({
      ...row,
      state: 'cancelled',
      report: null,
      reasons: [],
      confirmed: [],
      updatedAt: desk.now(),
    });
  }
}
