const REMOVE_TRIES = 10;
const REMOVE_WAIT_MS = 200;
const BLOCKED_MS = 5_000;

/**
 * Removes everything this origin has on the device: databases, files, caches, local storage, the service worker. Close the
 * desk first; other tabs keep their databases open until they close, so it names what it could not remove.
 * @returns names of databases and folders that another tab still holds; empty when nothing is left
 */
export async function wipeDevice(): Promise<readonly string[]> {
  const held: string[] = [];
  for (const { name } of (await indexedDB.databases?.()) ?? [])
    if (name && !(await deleteDatabase(name))) held.push(name);
  held.push(...(await removeFiles()));
  for (const name of await caches.keys()) await caches.delete(name);
  localStorage.clear();
  sessionStorage.clear();
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) await registration.unregister();
  return held;
}

/** This tab's own desk may take a moment to close; what another tab holds is reported. */
function deleteDatabase(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve(true);
    request.onerror = () => resolve(false);
    // A deletion that is left while it is blocked may never happen.
    request.onblocked = () => setTimeout(() => resolve(false), BLOCKED_MS);
  });
}

/** A recording that another tab makes keeps its files open; this tab's own worker may need a moment to let go of them. */
async function removeFiles(): Promise<readonly string[]> {
  const root = await navigator.storage?.getDirectory?.().catch(() => null);
  if (!root) return [];
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  const held: string[] = [];
  for (const name of names) if (!(await removeFolder(root, name))) held.push(name);
  return held;
}

async function removeFolder(root: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  for (let tries = 0; tries < REMOVE_TRIES; tries++) {
    try {
      await root.removeEntry(name, { recursive: true });
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, REMOVE_WAIT_MS));
    }
  }
  return false;
}
