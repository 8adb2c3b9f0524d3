import type { BlobStore } from './blob-store.port.ts';

/** Blobs in memory, for tests: `contents` is what a disk would hold. */
export interface MemoryBlobStore extends BlobStore {
  readonly contents: Map<string, Uint8Array<ArrayBuffer>>;
}

export function createMemoryBlobStore(): MemoryBlobStore {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    contents,
    async create(name) {
      let held = new Uint8Array(0);
      contents.set(name, held);
      return {
        async append(bytes) {
          const grown = new Uint8Array(held.length + bytes.length);
          grown.set(held);
          grown.set(bytes, held.length);
          held = grown;
          contents.set(name, held);
        },
        close: async () => {},
        abort: async () => {
          contents.delete(name);
        },
      };
    },
    async open(name) {
      const bytes = contents.get(name);
      return bytes ? { size: bytes.length, read: async (start, end) => bytes.slice(start, end) } : null;
    },
    remove: async (name) => {
      contents.delete(name);
    },
    names: async () => [...contents.keys()],
  };
}
