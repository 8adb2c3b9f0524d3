import { CHUNK_BYTES } from '@arbetsytan/shared/recordings/sound';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SoundVault } from './sound.port.ts';

const chunk = (value: number, bytes = CHUNK_BYTES) => new Uint8Array(bytes).fill(value);

/** What every SoundVault promises. @param make a vault with nothing in it */
export function soundVaultContract(name: string, make: () => Promise<SoundVault>): void {
  describe(`${name}, as a sound vault`, () => {
    let vault: SoundVault;
    beforeEach(async () => {
      vault = await make();
    });

    const record = async (id: string, values: readonly number[]) => {
      const writer = await vault.write(id, 'pcm');
      for (const value of values) await writer.append(chunk(value));
      await writer.close();
    };

    it('gives back the samples of any part', async () => {
      await record('a', [1, 2, 3]);
      const middle = await vault.samples('a', 500, 2500);
      expect(middle.length).toBe(32_000);
      expect([middle[0], middle[7_999], middle[8_000], middle[24_000]]).toEqual([257, 257, 514, 771]);
      expect((await vault.samples('a', 2_900, 9_000)).length).toBe(1_600);
      expect((await vault.samples('a', 9_000, 10_000)).length).toBe(0);
    });

    it('goes on behind what is there', async () => {
      await record('a', [1, 2]);
      const again = await vault.write('a', 'pcm');
      expect(again.chunks).toBe(2);
      await again.append(chunk(3, 1_600));
      await again.close();
      expect(await vault.state('a', 'pcm')).toMatchObject({ chunks: 3, bytes: 2 * CHUNK_BYTES + 1_600, damaged: 0 });
      expect((await vault.samples('a', 2_000, 3_000)).length).toBe(800);
    });

    it('keeps the order of chunks that are handed over without waiting', async () => {
      const writer = await vault.write('a', 'pcm');
      await Promise.all([1, 2, 3, 4, 5].map((value) => writer.append(chunk(value))));
      await writer.close();
      const samples = await vault.samples('a', 0, 5_000);
      expect([0, 1, 2, 3, 4].map((second) => samples[second * 16_000])).toEqual([257, 514, 771, 1028, 1285]);
    });

    it('gives the listening copy from its first byte, and tells when there is none', async () => {
      expect(await vault.listeningCopy('a')).toBeNull();
      const writer = await vault.write('a', 'opus');
      await writer.append(chunk(7, 10));
      await writer.append(chunk(8, 3));
      await writer.close();
      expect(await vault.listeningCopy('a')).toEqual(new Uint8Array([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8]));
    });

    it('lists and removes', async () => {
      await record('a', [1]);
      await record('b', [1]);
      expect([...(await vault.ids())].sort()).toEqual(['a', 'b']);
      await vault.remove('a');
      expect(await vault.ids()).toEqual(['b']);
      expect(await vault.state('a', 'pcm')).toMatchObject({ chunks: 0, bytes: 0, damaged: 0 });
      await vault.remove('finns inte');
    });

    it('tells how much room there is', async () => {
      expect(await vault.room()).toBeGreaterThan(0);
    });
  });
}
