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
