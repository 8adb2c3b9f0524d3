import { linesOf } from '@arbetsytan/shared/fort-knox/report-lines';
import type { Desk } from '../../platform/desk/desk.port.ts';
import type { ReportRow } from '../../platform/desk/report-row.ts';

/** Addresses of lines that nobody has confirmed yet, in the order of the report. */
export function unconfirmed(row: ReportRow): readonly string[] {
  if (!row.report) return [];
  const confirmed = new Set(row.confirmed);
  return linesOf(row.report)
    .map(({ at }) => at)
    .filter((at) => !confirmed.has(at));
}

/** One line at a time, durable at once: a reload forgets no confirmation. */
export async function confirmLine(desk: Desk, id: string, at: string, confirmed: boolean): Promise<void> {
  const row = await desk.reports.get(id);
  if (row?.state !== 'confirm') return;
  const others = row.confirmed.filter((each) => each !== at);
  await desk.reports.put({ ...row, confirmed: confirmed ? [...others, at] : others, updatedAt: desk.now() });
}

/** All lines confirmed: the request waits again, and Fort Knox runs every gate once more before it lets the report go. */
export async function resubmit(desk: Desk, id: string): Promise<ReportRow | null> {
  const row = await desk.reports.get(id);
  if (row?.state !== 'confirm' || unconfirmed(row).length > 0) return null;
  const next: ReportRow = { ...row, state: 'waiting', updatedAt: desk.now() };
  await desk.reports.put(next);
  return next;
}
