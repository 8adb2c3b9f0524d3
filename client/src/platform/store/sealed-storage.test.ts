import type { PrivateNote } from '@arbetsytan/shared/notes/note';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';

const AT = '2026-11-23T10:00:00.000Z';
const note = (text: string): PrivateNote => ({
  id: 'n',
  projectId: 'p',
  kind: 'raw',
  text,
  createdAt: AT,
  updatedAt: AT,
});

type Storage = { changeStream(): { subscribe(on: () => void): { unsubscribe(): void } } };

/** The storage below RxDB's wrapper and ours. */
function innermost(storage: Storage): Storage {
  const below = (storage as { readonly originalStorageInstance?: Storage }).originalStorageInstance;
  return below ? innermost(below) : storage;
}

test('a listener that leaves in the middle of a change never holds up the writes that follow', async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const { tables, access, close } = await openDatabase('leaving', getRxStorageMemory(), key, ['privatenotes']);
  const { storageInstance } = access.collections.privatenotes;
  for (let round = 0; round < 30; round += 1) {
    const listener = storageInstance.changeStream().subscribe(() => {});
    // Leaves as soon as the change is in the storage, while it is still being opened for the listeners.
    const leaving = innermost(storageInstance)
      .changeStream()
      .subscribe(() => listener.unsubscribe());
    const written = tables.privatenotes.put(note(`${round}`)).then(() => 'written');
    const waited = new Promise<string>((resolve) => setTimeout(resolve, 2_000, 'held up'));
    expect(await Promise.race([written, waited])).toBe('written');
    listener.unsubscribe();
    leaving.unsubscribe();
  }
  await close();
});
