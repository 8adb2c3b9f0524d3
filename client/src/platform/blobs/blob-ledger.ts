import type { BlobSyncParts } from './blob-sync.port.ts';

/** What this device knows to have been on the server. Sound without a row that was there is no find: its row was removed. */
const LEDGER = 'ledger';

export async function addToLedger(notes: BlobSyncParts['notes'], blobs: Iterable<string>): Promise<void> {
  const known = await readLedger(notes);
  const all = new Set([...known, ...blobs]);
  if (all.size > known.length) await notes.set(LEDGER, JSON.stringify([...all]));
}

/** Takes away the bytes, here and on the server, of what somebody removed on any device of the account. */
export async function forgetGone({
  notes,
  isGone,
  shelf,
  server,
}: Pick<BlobSyncParts, 'notes' | 'isGone' | 'shelf' | 'server'>): Promise<void> {
  const known = await readLedger(notes);
  const left: string[] = [];
  const there = new Set((await server.list()).map(({ id }) => id));
  for (const blob of known) {
    if (!(await isGone(blob))) {
      left.push(blob);
      continue;
    }
    await shelf.remove(blob);
    if (there.has(blob)) await server.remove(blob);
  }
  if (left.length < known.length) await notes.set(LEDGER, JSON.stringify(left));
}

async function readLedger(notes: BlobSyncParts['notes']): Promise<readonly string[]> {
  const note = await notes.get(LEDGER);
  return note === null ? [] : (JSON.parse(note) as string[]);
}
