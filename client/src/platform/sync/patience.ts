/** Longer is the audit's own interval. */
const LONGEST_MS = 600_000;

/** Looks again after a while, and then after a longer one: for what should have moved, and did not. */
export interface Patience {
  /** @param stuck rows wait and nothing is on its way */
  watch(stuck: boolean): void;
  /** Something moved. */
  reset(): void;
  close(): void;
}

/**
 * RxDB drops a write that lies before its checkpoint when it starts over while that write is in its queue (FINDINGS, RxDB 1, on
 * a device whose clock went back). Such a row is found by looking, and need not wait for the next look at the clock.
 */
export function createPatience(look: () => void, firstMs: number): Patience {
  let wait = firstMs;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  return {
    watch: (stuck) => {
      if (!stuck) return stop();
      timer ??= setTimeout(() => {
        timer = null;
        wait = Math.min(LONGEST_MS, wait * 2);
        look();
      }, wait);
    },
    reset: () => {
      wait = firstMs;
    },
    close: stop,
  };
}
