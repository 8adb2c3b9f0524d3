import { expect, test } from 'vitest';
import type { OriginalMeta, Table } from '../desk/desk.port.ts';
import { createMemoryBlobStore } from './memory-blob-store.ts';
import { createOriginals } from './originals.ts';
import { SEAL_OVERHEAD } from './seal.ts';
import { CHUNK_BYTES } from './sealed-blob.ts';
import { type KeyShelf, openVaultKeys, type WrappedKey } from './vault-key.ts';

const SEALED = CHUNK_BYTES + SEAL_OVERHEAD;
const ALWAYS = () => Promise.resolve(true);

function memoryShelf(): KeyShelf & { readonly kept: Map<string, WrappedKey> } {
  const kept = new Map<string, WrappedKey>();
  return {
    kept,
    get: async (account) => kept.get(account),
    put: async (key) => void kept.set(key.account, key),
    add: async (key) => {
      if (kept.has(key.account)) throw new Error('exists');
      kept.set(key.account, key);
    },
  };
}

function memoryTable(): Table<OriginalMeta> & { ids(): Promise<readonly string[]> } {
  const rows = new Map<string, OriginalMeta>();
  return {
    get: async (id) => rows.get(id) ?? null,
    list: async () => [...rows.values()],
    ids: async () => [...rows.keys()],
    put: async (row) => {
      rows.set(row.id, row);
    },
    remove: async (id) => {
      rows.delete(id);
    },
    watch: () => () => {},
    watchOne: () => () => {},
  };
}

const meta = (id: string, importedBy = 'anna'): OriginalMeta => ({
  id,
  projectId: 'p1',
  name: 'hemligt.pdf',
  mime: 'application/pdf',
  bytes: 0,
  importedBy,
  createdAt: '2026-01-01T00:00:00.000Z',
});

function patterned(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * 31 + (i >> 12)) & 255;
  return bytes;
}

async function vault(account = 'anna') {
  const metas = memoryTable();
  const blobs = createMemoryBlobStore();
  const keys = await openVaultKeys(memoryShelf(), account, ALWAYS);
  return { metas, blobs, keys, originals: createOriginals(metas, blobs, keys, account) };
}

test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])(
  'an original of %i bytes comes back as it was',
  async (length) => {
    const { originals } = await vault();
    const bytes = patterned(length);
    await originals.store(meta('a'), bytes);
    expect(Buffer.from(await originals.open('a')).equals(Buffer.from(bytes))).toBe(true);
  },
);

test('what lies in the store tells nothing of the original', async () => {
  const { originals, blobs } = await vault();
  await originals.store(meta('a'), new TextEncoder().encode('Källan heter Åsa Öberg. '.repeat(100)));
  expect(Buffer.from(blobs.contents.get('a') ?? []).includes(Buffer.from('Åsa'))).toBe(false);
});

test('a changed bit anywhere is found', async () => {
  const { originals, blobs } = await vault();
  await originals.store(meta('a'), patterned(2 * CHUNK_BYTES + 5));
  const stored = blobs.contents.get('a') ?? new Uint8Array();
  for (const at of [0, 20, SEALED - 1, SEALED + 3, stored.length - 1]) {
    const changed = stored.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    blobs.contents.set('a', changed);
    await expect(originals.open('a'), `byte ${at}`).rejects.toMatchObject({ code: 'vault-damaged' });
  }
});

test('a truncated original does not open as a shorter one', async () => {
  const { originals, blobs } = await vault();
  await originals.store(meta('a'), patterned(3 * CHUNK_BYTES));
  const stored = blobs.contents.get('a') ?? new Uint8Array();
  for (const length of [0, 5, SEALED, 2 * SEALED, 2 * SEALED + 40, stored.length - 1]) {
    blobs.contents.set('a', stored.slice(0, length));
    await expect(originals.open('a'), `${length} bytes`).rejects.toMatchObject({ code: 'vault-damaged' });
  }
});

test('chunks that changed places, were repeated or were appended do not open', async () => {
  const { originals, blobs } = await vault();
  await originals.store(meta('a'), patterned(3 * CHUNK_BYTES));
  const stored = blobs.contents.get('a') ?? new Uint8Array();
  const chunk = (index: number) => stored.subarray(index * SEALED, (index + 1) * SEALED);
  const joined = (...indexes: number[]) => new Uint8Array(Buffer.concat(indexes.map(chunk)));
  for (const order of [
    [1, 0, 2],
    [0, 0, 2],
    [0, 2],
    [0, 1, 2, 2],
  ]) {
    blobs.contents.set('a', joined(...order));
    await expect(originals.open('a'), order.join()).rejects.toMatchObject({ code: 'vault-damaged' });
  }
});

test('two originals that changed places do not open, and neither does one whose row moved to another project', async () => {
  const { originals, blobs, metas } = await vault();
  await originals.store(meta('a'), patterned(100));
  await originals.store(meta('b'), patterned(100));
  const [a, b] = [blobs.contents.get('a'), blobs.contents.get('b')];
  if (!a || !b) throw new Error('blobs are missing');
  blobs.contents.set('a', b).set('b', a);
  await expect(originals.open('a')).rejects.toMatchObject({ code: 'vault-damaged' });
  blobs.contents.set('a', a);
  await metas.put({ ...meta('a'), projectId: 'p2' });
  await expect(originals.open('a')).rejects.toMatchObject({ code: 'vault-damaged' });
});

test('only the importer opens an original, and a missing one is told as missing', async () => {
  const { originals, metas, blobs } = await vault();
  await metas.put(meta('a', 'bo'));
  await expect(originals.open('a')).rejects.toMatchObject({ code: 'original-not-yours' });
  await expect(originals.open('x')).rejects.toMatchObject({ code: 'original-missing' });
  await originals.store(meta('c'), patterned(10));
  blobs.contents.delete('c');
  await expect(originals.open('c')).rejects.toMatchObject({ code: 'original-missing' });
});

test('a disk that fills up in the middle leaves nothing behind', async () => {
  const { originals, blobs, metas } = await vault();
  const create = blobs.create.bind(blobs);
  blobs.create = async (name) => {
    const writer = await create(name);
    let written = 0;
    const append = async (bytes: Uint8Array<ArrayBuffer>) => {
      if (written++ === 1) throw new DOMException('full', 'QuotaExceededError');
      await writer.append(bytes);
    };
    return { ...writer, append };
  };
  await expect(originals.store(meta('a'), patterned(3 * CHUNK_BYTES))).rejects.toMatchObject({ code: 'storage-full' });
  expect(blobs.contents.size).toBe(0);
  expect(await metas.list()).toEqual([]);
});

test('a row that can not be written takes its bytes with it', async () => {
  const { originals, blobs, metas } = await vault();
  metas.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(originals.store(meta('a'), patterned(10))).rejects.toMatchObject({ code: 'storage-full' });
  expect(blobs.contents.size).toBe(0);
});

test('the sweep removes what no row speaks for, and nothing else', async () => {
  const { originals, blobs } = await vault();
  await originals.store(meta('a'), patterned(10));
  blobs.contents.set('half', patterned(10));
  expect(await originals.sweep()).toBe(1);
  expect([...blobs.contents.keys()]).toEqual(['a']);
});

test('the sweep keeps an original whose row is damaged and left out of lists', async () => {
  const { originals, blobs, metas } = await vault();
  await originals.store(meta('a'), patterned(10));
  metas.list = async () => [];
  expect(await originals.sweep()).toBe(0);
  expect([...blobs.contents.keys()]).toEqual(['a']);
});

test('the vault key is the same next time, and another account has another', async () => {
  const shelf = memoryShelf();
  const blobs = createMemoryBlobStore();
  const metas = memoryTable();
  const first = createOriginals(metas, blobs, await openVaultKeys(shelf, 'anna', ALWAYS), 'anna');
  await first.store(meta('a'), patterned(10));
  const again = createOriginals(metas, blobs, await openVaultKeys(shelf, 'anna', ALWAYS), 'anna');
  expect(await again.open('a')).toEqual(patterned(10));
  const other = createOriginals(metas, blobs, await openVaultKeys(shelf, 'bo', ALWAYS), 'anna');
  await expect(other.open('a')).rejects.toMatchObject({ code: 'vault-damaged' });
});

test('no key leaves the browser, and a wrapped key of another account does not open', async () => {
  const shelf = memoryShelf();
  const keys = await openVaultKeys(shelf, 'anna', ALWAYS);
  expect(keys.store.extractable).toBe(false);
  expect((await keys.blob('a')).extractable).toBe(false);
  const kept = shelf.kept.get('anna');
  if (!kept) throw new Error('no key was kept');
  expect(kept.deviceKey.extractable).toBe(false);
  shelf.kept.set('bo', { ...kept, account: 'bo' });
  await expect(openVaultKeys(shelf, 'bo', ALWAYS)).rejects.toMatchObject({ code: 'vault-locked' });
});

test('no new key is made over sealed data that it could not open', async () => {
  const refused = openVaultKeys(memoryShelf(), 'anna', () => Promise.resolve(false));
  await expect(refused).rejects.toMatchObject({ code: 'vault-locked' });
});
