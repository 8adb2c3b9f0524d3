import { call } from '../../platform/api/call.ts';
import type { Desk } from '../../platform/desk/desk.port.ts';

/**
 * Brings the newsroom's leads and feeds to this device. What was fetched earlier stays: a lead that the server has dropped
 * is still readable here, and a failed call changes nothing.
 * @param ask also makes the server ask its feeds first
 * @throws AppError when the server cannot be asked
 */
export async function refreshScout(desk: Pick<Desk, 'leads' | 'feeds'>, ask: boolean): Promise<void> {
  if (ask) await call('scout.refresh', { timeout: 120_000 });
  const { feeds, leads } = await call('scout.list');
  const known = new Map((await desk.leads.list()).map((lead) => [lead.id, lead]));
  for (const lead of leads) if (JSON.stringify(known.get(lead.id)) !== JSON.stringify(lead)) await desk.leads.put(lead);
  const current = new Set(feeds.map(({ id }) => id));
  for (const feed of await desk.feeds.list()) if (!current.has(feed.id)) await desk.feeds.remove(feed.id);
  for (const feed of feeds) await desk.feeds.put(feed);
}
