import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { CHUNK_BYTES } from '@arbetsytan/shared/recordings/sound';
import type { BlobState } from '@arbetsytan/shared/sync/blobs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RunningApp, runApp } from '../../../../sync-server/test/running-app.ts';
import type { fetchPiece } from '../api/fetch-file.ts';
import { createFileChunks } from '../sound/file-chunks.ts';
import { createMemoryDisk } from '../sound/memory-disk.ts';
import { createSoundFiles } from '../sound/sound-files.ts';
import { createSoundVault } from '../sound/sound-vault.ts';
import { createMemoryBlobStore } from '../vault/memory-blob-store.ts';
import { type BlobSettings, NO_SETTINGS } from './blob-settings.ts';
import { createBlobSync } from './blob-sync.ts';
import { createBlobShelf } from './device-shelf.ts';
import type { Transfers } from './transfers.port.ts';
import { createTransfers, PIECE } from './transfers.ts';

// Megabytes are hashed twice.
vi.setConfig({ testTimeout: 30_000 });
let app: RunningApp;
let cookie = '';
beforeEach(async () => {
  app = await runApp({ ARBETSYTAN_SYNC: '1' });
  cookie = await app.signIn('redaktor');
});
afterEach(() => app.close());

const key = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** A device of one person: originals and sound in memory, against the real server. */
function device(rows: { readonly originals?: readonly string[]; readonly recordings?: readonly string[] }) {
  const disk = createMemoryDisk();
  const root = async () => disk.folder;
  const chunks = createFileChunks(createSoundFiles(root), 'sound', root);
  const blobs = createMemoryBlobStore();
  const notes = new Map<string, string>();
  const gone = new Set<string>();
  let settings: BlobSettings = NO_SETTINGS;
  const line = { sendsBeforeBreak: Number.POSITIVE_INFINITY, tamper: (bytes: Uint8Array) => bytes, requests: 0 };
  const piece: typeof fetchPiece = async (address, from, to) => {
    line.requests += 1;
    const reply = await fetch(address, { headers: { cookie, range: `bytes=${from}-${to - 1}` } });
    return line.tamper(new Uint8Array(await reply.arrayBuffer())) as Uint8Array<ArrayBuffer>;
  };
  const real = createTransfers({ origin: app.url, headers: { cookie }, fetchPiece: piece });
  const transfers: Transfers = {
    ...real,
    send: (sealed, begun, read, keep, onBytes) =>
      real.send(
        sealed,
        begun,
        async (from, to) => {
          line.requests += 1;
          line.sendsBeforeBreak -= 1;
          return line.sendsBeforeBreak < 0 ? null : read(from, to);
        },
        keep,
        onBytes,
      ),
  };
  const own = { projectId: 'p1' };
  const sync = createBlobSync({
    facts: async () => ({
      originals: (rows.originals ?? []).map((id) => ({ id, ...own })) as never,
      recordings: (rows.recordings ?? []).map((id) => ({ id, ...own, state: 'whole', opus: false })) as never,
      classification: () => 'sensitive',
      network: 'wifi',
    }),
    shelf: createBlobShelf(blobs, chunks),
    server: {
      list: async () =>
        ((await (await app.call('GET', '/api/blobs', { cookie })).json()) as { blobs: BlobState[] }).blobs,
      remove: async (blob) => void (await app.call('DELETE', `/api/blobs/${blob}`, { cookie })),
    },
    transfer: (work) => work(transfers),
    notes: {
      get: async (of) => notes.get(of) ?? null,
      set: async (of, note) => void (note === null ? notes.delete(of) : notes.set(of, note)),
    },
    settings: {
      read: async () => settings,
      write: async (next) => {
        settings = next;
      },
    },
    alone: (work) => work(),
    isGone: async (blob) => gone.has(blob),
  });
  const sound = createSoundVault({
    store: chunks,
    keys: { blob: () => key },
    owner: 'a',
    hold: async () => () => {},
    space: async () => null,
  });
  return {
    blobs,
    chunks,
    sound,
    sync,
    line,
    gone,
    files: disk.files,
    uploads: () => notes.size - Number(notes.has('ledger')),
  };
}

const noise = (length: number) => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + 65_536)));
  return bytes;
};
const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined) =>
  a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
const failures = (all: ReadonlyMap<string, ErrorCode>) => Object.fromEntries(all);

it('an original and a recording from the phone are on the laptop, byte for byte, and play there', async () => {
  const phone = device({ originals: ['d1'], recordings: ['r1'] });
  phone.blobs.contents.set('d1', noise(PIECE + 77));
  const writer = await phone.sound.write('r1' as never, 'pcm');
  for (let second = 0; second < 6; second += 1) await writer.append(new Uint8Array(CHUNK_BYTES).fill(second + 1));
  await writer.append(new Uint8Array(1_000).fill(9));
  await writer.close();
  await phone.sync.run();
  expect(failures(phone.sync.state().failed)).toEqual({});
  expect([...phone.sync.state().stored].sort()).toEqual(['o.d1', 's.pcm.r1']);
  expect(phone.uploads()).toBe(0);

  const laptop = device({ originals: ['d1'], recordings: ['r1'] });
  await laptop.sync.run();
  expect(failures(laptop.sync.state().failed)).toEqual({});
  expect(sameBytes(laptop.blobs.contents.get('d1'), phone.blobs.contents.get('d1'))).toBe(true);
  expect([...laptop.files.keys()].sort()).toEqual([...phone.files.keys()].sort());
  for (const [name, bytes] of phone.files) expect(sameBytes(laptop.files.get(name), bytes), name).toBe(true);
  expect(await laptop.sound.state('r1' as never, 'pcm')).toEqual(await phone.sound.state('r1' as never, 'pcm'));
  expect(await laptop.sound.samples('r1' as never, 4_900, 5_100)).toEqual(
    await phone.sound.samples('r1' as never, 4_900, 5_100),
  );
  // Nothing is left to do for either.
  expect([phone.sync.state().waiting, laptop.sync.state().waiting]).toEqual([0, 0]);
});

it('an upload that was cut off goes on where it was, also after the page was loaded again', async () => {
  const phone = device({ originals: ['d1'] });
  phone.blobs.contents.set('d1', noise(3 * PIECE + 5));
  phone.line.sendsBeforeBreak = 2;
  await phone.sync.run();
  expect(failures(phone.sync.state().failed)).toEqual({ 'o.d1': 'vault-damaged' });
  expect(phone.uploads()).toBe(1);
  phone.line.sendsBeforeBreak = Number.POSITIVE_INFINITY;
  phone.line.requests = 0;
  await phone.sync.run();
  expect([...phone.sync.state().stored]).toEqual(['o.d1']);
  expect(phone.line.requests).toBe(2);
  expect(phone.uploads()).toBe(0);
});

it('bytes that the server changed are noticed, and nothing of them stays', async () => {
  const phone = device({ originals: ['d1'], recordings: ['r1'] });
  phone.blobs.contents.set('d1', noise(50_000));
  const writer = await phone.sound.write('r1' as never, 'pcm');
  await writer.append(new Uint8Array(CHUNK_BYTES).fill(1));
  await writer.close();
  await phone.sync.run();
  const laptop = device({ originals: ['d1'], recordings: ['r1'] });
  laptop.line.tamper = (bytes) => bytes.map((byte, i) => (i === 5_000 ? byte ^ 1 : byte));
  await laptop.sync.run();
  expect(failures(laptop.sync.state().failed)).toEqual({ 'o.d1': 'vault-damaged', 's.pcm.r1': 'vault-damaged' });
  expect([laptop.blobs.contents.size, laptop.files.size]).toEqual([0, 0]);
  await expect(laptop.sync.bring('o.d1')).rejects.toMatchObject({ code: 'vault-damaged' });
  laptop.line.tamper = (bytes) => bytes;
  await laptop.sync.bring('o.d1');
  expect(sameBytes(laptop.blobs.contents.get('d1'), phone.blobs.contents.get('d1'))).toBe(true);
  await expect(laptop.sync.bring('o.d2')).rejects.toMatchObject({ code: 'not-found' });
});

it('sound that is to be on this device only goes from the server, and is not sent again', async () => {
  const phone = device({ recordings: ['r1'] });
  const writer = await phone.sound.write('r1' as never, 'pcm');
  await writer.append(new Uint8Array(CHUNK_BYTES).fill(1));
  await writer.close();
  await phone.sync.run();
  expect([...phone.sync.state().stored]).toEqual(['s.pcm.r1']);
  await phone.sync.keepSoundHere('p1', true);
  await phone.sync.run();
  expect([...phone.sync.state().stored]).toEqual([]);
  expect(Object.fromEntries(phone.sync.state().held)).toEqual({ 's.pcm.r1': 'device-only' });
  expect((await phone.sound.state('r1' as never, 'pcm')).chunks).toBe(1);
});

it('what was removed on one device leaves the server and the other device, and is no find there', async () => {
  const phone = device({ recordings: ['r1'] });
  const writer = await phone.sound.write('r1' as never, 'pcm');
  await writer.append(new Uint8Array(CHUNK_BYTES).fill(1));
  await writer.close();
  await phone.sync.run();
  const laptop = device({ recordings: ['r1'] });
  await laptop.sync.run();
  expect(await laptop.sound.ids()).toEqual(['r1']);
  laptop.gone.add('s.pcm.r1');
  await laptop.sync.run();
  expect(await laptop.sound.ids()).toEqual([]);
  phone.gone.add('s.pcm.r1');
  await phone.sync.run();
  expect(await phone.sound.ids()).toEqual([]);
  expect((await (await app.call('GET', '/api/blobs', { cookie })).json()) as unknown).toEqual({ blobs: [] });
});
