import type { BlobStore } from './blob-store.port.ts';

/** Writes to the first store; reads, removes and lists over all, so that a blob is found where it was once written. */
export function layered(first: BlobStore, ...rest: readonly BlobStore[]): BlobStore {
  const all = [first, ...rest];
  return {
    create: (name) => first.create(name),
    async open(name) {
      for (const store of all) {
        const reader = await store.open(name);
        if (reader) return reader;
      }
      return null;
    },
    async remove(name) {
      for (const store of all) await store.remove(name);
    },
    names: async () => [...new Set((await Promise.all(all.map((store) => store.names()))).flat())],
  };
}
