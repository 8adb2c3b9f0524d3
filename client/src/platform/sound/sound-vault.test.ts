import { CHUNK_BYTES } from '@arbetsytan/shared/recordings/sound';
import { describe, expect, it } from 'vitest';
import { createFileChunks } from './file-chunks.ts';
import { RECORD_BYTES } from './journal.ts';
import { createMemoryDisk } from './memory-disk.ts';
import { createMemorySoundVault } from './memory-sound-vault.ts';
import { soundVaultContract } from './sound.contract.ts';
import { createSoundFiles } from './sound-files.ts';
import { createSoundVault } from './sound-vault.ts';

const base = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

async function vaultOn(disk = createMemoryDisk(), owner = 'redaktor') {
  const key = await base;
  const held = new Set<string>();
  const worker = createSoundFiles(async () => disk.folder);
  return createSoundVault({
    store: createFileChunks(worker, 'sound', async () => disk.folder),
    keys: { blob: async () => key },
    owner,
    hold: async (name) => {
      if (held.has(name)) return null;
      held.add(name);
      return () => held.delete(name);
    },
    space: async () => 345_600_000,
  });
}

soundVaultContract('the vault in memory', async () => createMemorySoundVault());
soundVaultContract('the vault on files', () => vaultOn());

const chunk = (value: number) => new Uint8Array(CHUNK_BYTES).fill(value);

async function recorded(seconds: number) {
  const disk = createMemoryDisk();
  const vault = await vaultOn(disk);
  const writer = await vault.write('a', 'pcm');
  for (let second = 1; second <= seconds; second++) await writer.append(chunk(second));
  return { disk, vault, writer };
}

const cutAt = (disk: ReturnType<typeof createMemoryDisk>, name: string, size: number) =>
  disk.files.set(name, (disk.files.get(name) ?? new Uint8Array()).slice(0, size));

describe('the sound vault', () => {
  it('writes nothing in clear', async () => {
    const { disk } = await recorded(2);
    for (const bytes of disk.files.values()) {
      const text = Buffer.from(bytes).toString('latin1');
      expect(text).not.toContain('\x01'.repeat(16));
    }
  });

  it('keeps every whole second of a recording whose browser was killed in mid-write', async () => {
    const { disk } = await recorded(4);
    cutAt(disk, 'a.pcm', (disk.files.get('a.pcm')?.length ?? 0) - 100);
    const vault = await vaultOn(disk);
    const writer = await vault.write('a', 'pcm');
    expect(writer.chunks).toBe(3);
    await writer.append(chunk(9));
    await writer.close();
    const samples = await vault.samples('a', 0, 10_000);
    expect(samples.length).toBe(64_000);
    expect(samples[48_000]).toBe(9 * 257);
  });

  it.each([
    ['half a record at the end', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 2 * RECORD_BYTES + 20)],
    ['no last record', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 2 * RECORD_BYTES)],
    ['nothing at all', () => new Uint8Array(0)],
    [
      'a damaged record in the middle',
      (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, i) => (i === RECORD_BYTES + 9 ? byte ^ 1 : byte)),
    ],
  ])('loses no second when the journal has %s, and goes on behind the last', async (_name, hurt) => {
    const { disk, writer } = await recorded(3);
    await writer.close();
    disk.files.set('a.pcm.journal', hurt(disk.files.get('a.pcm.journal') ?? new Uint8Array()));
    const vault = await vaultOn(disk);
    expect(await vault.state('a', 'pcm')).toMatchObject({ chunks: 3, damaged: 0, end: 3 * CHUNK_BYTES });
    const again = await vault.write('a', 'pcm');
    await again.append(chunk(4));
    await again.close();
    expect(disk.files.get('a.pcm.journal')?.length).toBe(4 * RECORD_BYTES);
    const samples = await (await vaultOn(disk)).samples('a', 0, 9_000);
    expect([0, 1, 2, 3].map((second) => samples[second * 16_000])).toEqual([257, 514, 771, 1028]);
    expect(samples.length).toBe(64_000);
  });

  it('reads a sound that another tab is writing, whose snapshot goes stale', async () => {
    const { disk, writer } = await recorded(2);
    await writer.close();
    const real = disk.folder.getFileHandle.bind(disk.folder);
    let stale = 2;
    disk.folder.getFileHandle = async (name: string) => {
      const handle = (await real(name)) as { getFile(): Promise<Blob> };
      return {
        ...handle,
        getFile: async () => {
          const file = await handle.getFile();
          if (name.endsWith('.journal')) return file;
          file.slice = (...range) => {
            if (stale-- > 0) throw new DOMException('changed', 'NotReadableError');
            return Blob.prototype.slice.apply(file, range);
          };
          return file;
        },
      };
    };
    expect((await (await vaultOn(disk)).samples('a', 0, 2_000)).length).toBe(32_000);
    expect(stale).toBeLessThan(0);
  });

  it('counts a second that neither file knows of, and keeps the place of what follows', async () => {
    const { disk, vault: first, writer } = await recorded(3);
    await writer.close();
    const data = disk.files.get('a.pcm') ?? new Uint8Array();
    const frame = data.length / 3;
    data.fill(0, frame, 2 * frame);
    (disk.files.get('a.pcm.journal') ?? new Uint8Array()).fill(0, RECORD_BYTES, 2 * RECORD_BYTES);
    const vault = await vaultOn(disk);
    expect(await vault.state('a', 'pcm')).toMatchObject({ chunks: 1, damaged: 1, end: 3 * CHUNK_BYTES });
    const samples = await vault.samples('a', 0, 9_000);
    expect([0, 1, 2].map((second) => samples[second * 16_000])).toEqual([257, 0, 771]);
    expect(await first.ids()).toEqual(['a']);
  });

  it('takes no foreign bytes behind the last second for sound', async () => {
    const { disk, writer } = await recorded(2);
    await writer.close();
    const data = disk.files.get('a.pcm') ?? new Uint8Array();
    const twice = new Uint8Array(data.length + 50_000);
    twice.set(data);
    twice.set(data.subarray(data.length / 2, data.length / 2 + 20_000), data.length);
    disk.files.set('a.pcm', twice);
    const vault = await vaultOn(disk);
    expect(await vault.state('a', 'pcm')).toMatchObject({ chunks: 2, damaged: 0, end: 2 * CHUNK_BYTES });
    await (await vault.write('a', 'pcm')).close();
    expect(disk.files.get('a.pcm')?.length).toBe(data.length);
  });

  it('hears silence where a second is damaged, and what stands after it', async () => {
    const { disk, vault } = await recorded(3);
    const bytes = disk.files.get('a.pcm');
    if (bytes) bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    const samples = await vault.samples('a', 0, 3_000);
    expect([samples[0], samples[16_000], samples[32_000]]).toEqual([257, 0, 771]);
    expect(await vault.state('a', 'pcm')).toMatchObject({ chunks: 1, damaged: 1 });
  });

  it('opens no second of another place, recording or owner', async () => {
    const { disk } = await recorded(2);
    for (const ending of ['', '.journal']) {
      const bytes = disk.files.get(`a.pcm${ending}`);
      if (bytes) disk.files.set(`b.pcm${ending}`, bytes.slice());
    }
    expect(await (await vaultOn(disk)).state('b', 'pcm')).toMatchObject({ chunks: 0, damaged: 2 });
    expect(await (await vaultOn(disk, 'admin')).state('a', 'pcm')).toMatchObject({ chunks: 0, damaged: 2 });
  });

  it('gives one writer at a time', async () => {
    const { vault, writer } = await recorded(1);
    await expect(vault.write('a', 'pcm')).rejects.toMatchObject({ code: 'recording-in-use' });
    await writer.close();
    await (await vault.write('a', 'pcm')).close();
  });

  it('says that the device is full, keeps what it has, and goes on when there is room', async () => {
    const { disk, vault, writer } = await recorded(2);
    disk.limits.room = [...disk.files.values()].reduce((sum, { length }) => sum + length, 0) + 1_000;
    await expect(writer.append(chunk(3))).rejects.toMatchObject({ code: 'storage-full' });
    disk.limits.room = Number.POSITIVE_INFINITY;
    await writer.append(chunk(4));
    await writer.close();
    expect((await vault.samples('a', 0, 9_000))[32_000]).toBe(4 * 257);
  });

  it('counts the room in time', async () => {
    expect(await (await vaultOn()).room()).toBeCloseTo(9_050_000, -5);
  });
});
