import type { FileBlobs } from './file-blobs.port.ts';

/** The part of FileSystemSyncAccessHandle (WHATWG File System) used here; the window's type library lacks it. */
interface SyncHandle {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface WorkerFileHandle {
  createSyncAccessHandle(): Promise<SyncHandle>;
}

interface OpenFile {
  readonly folder: string;
  readonly name: string;
  readonly handle: SyncHandle;
  at: number;
}

/** The file worker's work. */
export function createFileBlobs(): FileBlobs {
  const open = new Map<number, OpenFile>();
  let last = 0;

  const of = (number: number): OpenFile => {
    const file = open.get(number);
    if (!file) throw new Error('file is not open');
    return file;
  };

  const folderOf = async (folder: string) =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });

  async function create(folder: string, name: string) {
    const file = await (await folderOf(folder)).getFileHandle(name, { create: true });
    const handle = await (file as unknown as WorkerFileHandle).createSyncAccessHandle();
    handle.truncate(0);
    last += 1;
    open.set(last, { folder, name, handle, at: 0 });
    return last;
  }

  async function abort(number: number) {
    const file = open.get(number);
    if (!file) return;
    open.delete(number);
    file.handle.close();
    await (await folderOf(file.folder)).removeEntry(file.name).catch(() => {});
  }

  return {
    async usable() {
      try {
        const trial = await create('trial', crypto.randomUUID());
        of(trial).handle.write(new Uint8Array([1]), { at: 0 });
        await abort(trial);
        return true;
      } catch {
        return false;
      }
    },
    create,
    abort,
    async append(number, bytes) {
      const file = of(number);
      // A full disk shows as a short write in some browsers and as QuotaExceededError in others.
      const written = file.handle.write(bytes, { at: file.at });
      if (written !== bytes.length) throw new DOMException('quota', 'QuotaExceededError');
      file.at += written;
    },
    async close(number) {
      const file = of(number);
      open.delete(number);
      file.handle.flush();
      file.handle.close();
    },
  };
}
