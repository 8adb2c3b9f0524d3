import type { BlobStore } from './blob-store.port.ts';
import type { FileBlobs } from './file-blobs.port.ts';

/** Blobs as files of the origin's private file system, written by the file worker and read in slices here. */
export function createFileBlobStore(worker: FileBlobs, folder: string): BlobStore {
  const directory = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
  return {
    async create(name) {
      const open = await worker.create(folder, name);
      return {
        append: (bytes) => worker.append(open, bytes),
        close: () => worker.close(open),
        abort: () => worker.abort(open).catch(() => {}),
      };
    },
    async open(name) {
      const file = await fileOf(await directory(), name);
      return file
        ? { size: file.size, read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()) }
        : null;
    },
    async remove(name) {
      await (await directory()).removeEntry(name).catch(ignoreMissing);
    },
    async names() {
      const names: string[] = [];
      for await (const name of (await directory()).keys()) names.push(name);
      return names;
    },
  };
}

async function fileOf(directory: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await directory.getFileHandle(name)).getFile();
  } catch (thrown) {
    ignoreMissing(thrown);
    return null;
  }
}

function ignoreMissing(thrown: unknown): void {
  if (!(thrown instanceof DOMException && thrown.name === 'NotFoundError')) throw thrown;
}
