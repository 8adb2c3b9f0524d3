import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { blobOf } from '@arbetsytan/shared/sync/blob-ids';
import type { BlobState } from '@arbetsytan/shared/sync/blobs';
import { addToLedger, forgetGone } from './blob-ledger.ts';
import { type BlobPlan, planBlobs, wanted } from './blob-plan.ts';
import { NO_SETTINGS } from './blob-settings.ts';
import type { SealedBytes } from './blob-shelf.port.ts';
import type { BlobStatus, BlobSync, BlobSyncParts } from './blob-sync.port.ts';
import { noteOf } from './transfers.port.ts';

export const NO_BLOBS: BlobStatus = {
  moving: null,
  waiting: 0,
  held: new Map(),
  stored: new Set(),
  failed: new Map(),
  settings: NO_SETTINGS,
  network: 'unknown',
};
/** The line, not the blob: the rest would fare no better now. */
const LINE: readonly ErrorCode[] = ['offline', 'no-answer', 'not-signed-in', 'forbidden', 'sync-off', 'cancelled'];

/** Originals and sound, to the server and from it, sealed as they lie here. */
export function createBlobSync(parts: BlobSyncParts): BlobSync {
  const { shelf, server, transfer, notes } = parts;
  const stop = new AbortController();
  const listeners = new Set<() => void>();
  let status = NO_BLOBS;
  const tell = (change: Partial<BlobStatus>) => {
    status = { ...status, ...change };
    for (const on of listeners) on();
  };
  const failed = (blob: string, code: ErrorCode | null) => {
    const all = new Map(status.failed);
    if (code) all.set(blob, code);
    else all.delete(blob);
    tell({ failed: all, moving: null });
  };

  async function look(): Promise<BlobPlan> {
    const [facts, settings, known] = await Promise.all([parts.facts(), parts.settings.read(), server.list()]);
    const here = new Map<string, number>();
    for (const { blob } of wanted(facts)) {
      const bytes = await shelf.open(blob).catch(() => null);
      if (bytes) here.set(blob, bytes.size);
    }
    const plan = planBlobs({ ...facts, here, server: known, settings });
    tell({
      settings,
      network: facts.network,
      held: plan.held,
      stored: plan.stored,
      waiting: plan.send.length + plan.fetch.length,
    });
    return plan;
  }

  async function pass(): Promise<void> {
    await forgetGone(parts);
    const { send, fetch, stored } = await look();
    await addToLedger(parts.notes, stored);
    const tasks = [
      ...send.map((blob) => ({ blob, work: () => sendOne(blob) })),
      ...fetch.map((there) => ({ blob: there.id, work: () => fetchOne(there) })),
    ];
    for (const { blob, work } of tasks) {
      if (stop.signal.aborted) return;
      const code = await work();
      failed(blob, code);
      if (code && LINE.includes(code)) return;
      if (!code) tell({ waiting: Math.max(0, status.waiting - 1) });
    }
  }

  async function sendOne(blob: string): Promise<ErrorCode | null> {
    const bytes = await shelf.open(blob);
    if (!bytes) return null;
    const read = readerOf(bytes);
    const moving = (done: number) => tell({ moving: { blob, way: 'out', done, of: bytes.size } });
    moving(0);
    return transfer(async (transfers) => {
      const sha256 = await transfers.hash(bytes.size, read);
      if (sha256 === null) return 'vault-damaged';
      const sealed = { id: blob, size: bytes.size, sha256 };
      const code = await transfers.send(sealed, await notes.get(noteOf(sealed)), read, notes.set, moving);
      if (code === null) {
        tell({ stored: new Set([...status.stored, blob]) });
        await addToLedger(notes, [blob]);
      }
      return code;
    }, stop.signal).catch(codeOf);
  }

  async function fetchOne(there: BlobState): Promise<ErrorCode | null> {
    const moving = (done: number) => tell({ moving: { blob: there.id, way: 'in', done, of: there.size } });
    moving(0);
    const writer = await shelf.write(there.id);
    let broke: ErrorCode | null = null;
    const take = (bytes: Uint8Array<ArrayBuffer>) =>
      writer.append(bytes).then(
        () => true,
        (thrown: unknown) => {
          broke = codeOf(thrown);
          return false;
        },
      );
    const code = await transfer((transfers) => transfers.receive(there, take, moving), stop.signal).catch(codeOf);
    const why = broke ?? code ?? (await writer.finish().then(() => null, codeOf));
    if (why) await writer.abort();
    return why;
  }

  return {
    state: () => status,
    subscribe: (on) => {
      listeners.add(on);
      return () => listeners.delete(on);
    },
    run: async () => {
      await parts.alone(pass).catch(() => {});
      if (status.moving) tell({ moving: null });
    },
    bring: async (blob) => {
      const there = (await server.list()).find(({ id, state }) => id === blob && state === 'stored');
      if (!there) throw new AppError('not-found');
      const code = await fetchOne(there);
      failed(blob, code);
      if (code) throw new AppError(code);
    },
    change: async (settings) => {
      await parts.settings.write(settings);
      tell({ settings });
    },
    keepSoundHere: async (projectId, keeps) => {
      const settings = await parts.settings.read();
      const next = { ...settings, keepSoundHere: { ...settings.keepSoundHere, [projectId]: keeps } };
      await parts.settings.write(next);
      tell({ settings: next });
      if (!keeps) return;
      const facts = await parts.facts();
      const known = await server.list();
      for (const { blob, projectId: of } of wanted(facts)) {
        const there = known.find(({ id }) => id === blob);
        if (of !== projectId || !there || blobOf(blob)?.kind !== 'sound') continue;
        const mine = await shelf.open(blob);
        if (mine && mine.size >= there.size) await server.remove(blob);
      }
    },
    close: () => stop.abort(),
  };
}

/** What cannot be read is no answer, not an error: its class would not survive the way into the worker. */
function readerOf(bytes: SealedBytes) {
  return (from: number, to: number) => bytes.read(from, to).catch(() => null);
}

function codeOf(thrown: unknown): ErrorCode {
  return thrown instanceof AppError ? thrown.code : 'internal';
}
