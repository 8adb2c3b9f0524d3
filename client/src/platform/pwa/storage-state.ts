/** What the browser says of this origin's storage. Numbers are bytes; null where it does not say. */
export interface StorageState {
  readonly used: number | null;
  readonly quota: number | null;
  /** True: the browser will not clear it to make room. */
  readonly persisted: boolean;
}

export async function readStorageState(): Promise<StorageState> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  const persisted = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null, persisted };
}

/** Asks the browser to keep the storage. Some ask the person, some decide by themselves. @returns whether it will */
export async function askForPersistence(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** Name of this build, as stamped into index.html; empty when run by the dev server without one. */
export function buildId(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="arbetsytan-build"]')?.content ?? '';
}
