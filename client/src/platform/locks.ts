/** Runs `work` while no other tab of this origin holds `name`. */
export function underLock<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const options: LockOptions = { mode: 'exclusive', ...(signal ? { signal } : {}) };
  return navigator.locks.request(name, options, work) as Promise<T>;
}

/** Runs `work` when nobody holds `name`, and answers null at once when somebody does. */
export function ifUnlocked<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock ? work() : null,
  ) as Promise<T | null>;
}

/** Runs `work` beside others that share `name`, while nobody holds it alone. */
export function shareLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, { mode: 'shared' }, work) as Promise<T>;
}

/** Holds `name` until the function it answers is called; null when somebody holds it. A tab that dies lets go of it. */
export function holdLock(name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}

/** Does anybody hold `name`, in this tab or another? */
export async function isLockHeld(name: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === name);
}
