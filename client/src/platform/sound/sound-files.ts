import type { SoundFiles } from './sound-files.port.ts';
import { JOURNAL_ENDING } from './track-name.ts';

/** The part of FileSystemSyncAccessHandle (WHATWG File System) used here; the window's type library lacks it. */
interface SyncHandle {
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  getSize(): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

/** The part of a directory handle used here. */
export interface Folders {
  getDirectoryHandle(name: string, options: { readonly create: boolean }): Promise<Folders>;
  getFileHandle(name: string, options: { readonly create: boolean }): Promise<unknown>;
  removeEntry(name: string): Promise<void>;
}

interface OpenTrack {
  readonly data: SyncHandle;
  readonly journal: SyncHandle;
  dataAt: number;
  journalAt: number;
}

/** The sound worker's work. @param root the origin's private file system */
export function createSoundFiles(root: () => Promise<Folders>): SoundFiles {
  const tracks = new Map<number, OpenTrack>();
  let last = 0;

  const folderOf = async (folder: string) => (await root()).getDirectoryHandle(folder, { create: true });
  const handleOf = async (folder: string, name: string, size: number) => {
    const file = await (await folderOf(folder)).getFileHandle(name, { create: true });
    const handle = await (file as { createSyncAccessHandle(): Promise<SyncHandle> }).createSyncAccessHandle();
    if (handle.getSize() > size) handle.truncate(size);
    return handle;
  };
  const write = (handle: SyncHandle, bytes: Uint8Array, at: number) => {
    // A full disk shows as a short write in some browsers and as QuotaExceededError in others.
    if (handle.write(bytes, { at }) !== bytes.length) throw new DOMException('quota', 'QuotaExceededError');
    handle.flush();
  };

  return {
    async usable() {
      try {
        const name = crypto.randomUUID();
        const handle = await handleOf('trial', name, 0);
        write(handle, new Uint8Array([1]), 0);
        handle.close();
        await (await folderOf('trial')).removeEntry(name);
        return true;
      } catch {
        return false;
      }
    },
    async open(folder, name, dataBytes, journalBytes, anew) {
      const data = await handleOf(folder, name, dataBytes);
      try {
        const journal = await handleOf(folder, name + JOURNAL_ENDING, journalBytes);
        if (anew) write(journal, anew, 0);
        last += 1;
        tracks.set(last, { data, journal, dataAt: dataBytes, journalAt: journalBytes });
        return last;
      } catch (thrown) {
        data.close();
        throw thrown;
      }
    },
    async append(open, bytes, record) {
      const track = tracks.get(open);
      if (!track) throw new Error('track is not open');
      write(track.data, bytes, track.dataAt);
      write(track.journal, record, track.journalAt);
      track.dataAt += bytes.length;
      track.journalAt += record.length;
    },
    async close(open) {
      const track = tracks.get(open);
      tracks.delete(open);
      track?.data.close();
      track?.journal.close();
    },
  };
}
