import type { ReadFolder } from './file-chunks.ts';
import type { Folders } from './sound-files.ts';

/** A private file system in memory for tests. `files` maps names to bytes; `room` is what it takes in all. */
export function createMemoryDisk(room = Number.POSITIVE_INFINITY) {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const limits = { room };
  const used = () => [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const missing = () => new DOMException('missing', 'NotFoundError');

  const handle = (name: string) => ({
    getFile: async () => new Blob([files.get(name) ?? new Uint8Array()]),
    createSyncAccessHandle: async () => ({
      getSize: () => files.get(name)?.length ?? 0,
      truncate: (size: number) => void files.set(name, (files.get(name) ?? new Uint8Array()).slice(0, size)),
      write(bytes: Uint8Array, { at }: { readonly at: number }) {
        const before = files.get(name) ?? new Uint8Array();
        const grown = new Uint8Array(Math.max(before.length, at + bytes.length));
        if (used() - before.length + grown.length > limits.room) return 0;
        grown.set(before);
        grown.set(bytes, at);
        files.set(name, grown);
        return bytes.length;
      },
      flush() {},
      close() {},
    }),
  });

  const folder: Folders & ReadFolder = {
    getDirectoryHandle: async () => folder,
    async getFileHandle(name: string, options?: { readonly create: boolean }) {
      if (!files.has(name)) {
        if (!options?.create) throw missing();
        files.set(name, new Uint8Array());
      }
      return handle(name);
    },
    async removeEntry(name) {
      if (!files.delete(name)) throw missing();
    },
    async *keys() {
      yield* files.keys();
    },
  };
  return { folder, files, limits };
}
