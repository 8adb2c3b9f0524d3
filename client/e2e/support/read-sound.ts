import type { Page } from '@playwright/test';

/** What lies on the disk of one recording, opened without the product's own code. */
export interface ReadSound {
  /** Samples at 16,000 a second, from the first second without a hole. */
  readonly samples: Int16Array;
  /** Chunks that did not open. */
  readonly shut: number;
  readonly where: 'files' | 'records';
}

/**
 * Opens the newest recording as the format is told in client/src/platform/sound/journal.ts: the vault key from its shelf, a key for
 * the recording by HKDF, each chunk by AES-256-GCM. A second reader of the format, so that the product is not its own judge.
 */
export async function readSound(page: Page): Promise<ReadSound> {
  const { text, shut, where } = await page.evaluate(async () => {
    const owner = String(JSON.parse(localStorage.getItem('arbetsytan.account') ?? '{}').id);
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const utf8 = (parts: readonly (string | number)[]) => new TextEncoder().encode(JSON.stringify(parts));
    const open = async (key: CryptoKey, bound: readonly (string | number)[], sealed: Uint8Array<ArrayBuffer>) => {
      const parameters = { name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData: utf8(bound) };
      return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.slice(12)));
    };

    const shelf = await asked(indexedDB.open('arbetsytan-keys'));
    const kept = await asked(shelf.transaction('keys').objectStore('keys').get(owner));
    shelf.close();
    const raw = await open(kept.deviceKey, ['arbetsytan/vault-key', 1, owner], kept.sealed);
    const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
    const keyOf = (id: string) => {
      const info = utf8(['arbetsytan', 1, `blob/sound/${id}`]);
      const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
      return crypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    };

    const frames = new Map<string, Uint8Array<ArrayBuffer>[]>();
    let where: 'files' | 'records' = 'files';
    const root = await navigator.storage.getDirectory?.().catch(() => null);
    if (root)
      for await (const [folder, handle] of root.entries()) {
        if (!folder.endsWith('-sound') || !(handle instanceof FileSystemDirectoryHandle)) continue;
        for await (const [name, file] of handle.entries()) {
          if (!name.endsWith('.pcm') || !(file instanceof FileSystemFileHandle)) continue;
          const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
          const view = new DataView(bytes.buffer);
          const found: Uint8Array<ArrayBuffer>[] = [];
          for (let at = 0; at + 48 <= bytes.length && view.getUint32(at, true) === 0x31465341; ) {
            const end = at + 48 + view.getUint32(at + 12, true);
            if (end > bytes.length) break;
            found.push(bytes.slice(at + 48, end));
            at = end;
          }
          frames.set(name.slice(0, -4), found);
        }
      }
    if (frames.size === 0) {
      where = 'records';
      for (const { name } of await indexedDB.databases()) {
        if (!name?.endsWith('-sound')) continue;
        const database = await asked(indexedDB.open(name));
        for (const row of await asked(database.transaction('chunks').objectStore('chunks').getAll())) {
          if (!row.name.endsWith('.pcm')) continue;
          const id = row.name.slice(0, -4);
          frames.set(id, [...(frames.get(id) ?? []), new Uint8Array(row.bytes)]);
        }
        database.close();
      }
    }
    // Ids sort by time.
    const id = [...frames.keys()].sort().at(-1);
    if (id === undefined) throw new Error('no sound');
    const key = await keyOf(id);
    let text = '';
    let shut = 0;
    for (const [sequence, sealed] of (frames.get(id) ?? []).entries()) {
      try {
        const plain = await open(key, ['arbetsytan/sound', 1, owner, id, 'pcm', sequence], sealed);
        if (shut > 0) continue;
        for (let at = 0; at < plain.length; at += 8192) text += String.fromCharCode(...plain.subarray(at, at + 8192));
      } catch {
        shut += 1;
      }
    }
    return { text: btoa(text), shut, where };
  });
  const bytes = Buffer.from(text, 'base64');
  const samples = new Int16Array(bytes.length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i);
  return { samples, shut, where };
}

/**
 * How much of the power of the sound lies at a tone (Goertzel), 0-1; the middle one of its tenths of a second, since a made
 * microphone begins anew out of phase. Noise and shuffled samples have next to nothing there.
 */
export function toneShare(samples: Int16Array, hertz: number): number {
  const part = 1_600;
  const shares: number[] = [];
  for (let from = 0; from + part <= samples.length; from += part) {
    let real = 0;
    let imaginary = 0;
    let power = 0;
    for (let i = 0; i < part; i++) {
      const value = samples[from + i] ?? 0;
      const angle = (2 * Math.PI * hertz * i) / 16_000;
      real += value * Math.cos(angle);
      imaginary += value * Math.sin(angle);
      power += value * value;
    }
    if (power > 0) shares.push((2 * (real ** 2 + imaginary ** 2)) / (part * power));
  }
  shares.sort((a, b) => a - b);
  return shares[Math.floor(shares.length / 2)] ?? 0;
}
