import { MINUTE } from '@arbetsytan/shared/core/units';
import type { LockRecord } from '../vault/vault-key.ts';

export interface AutoLockParts {
  /** The lock as it is set now; null where there is none. */
  readonly record: () => Promise<Pick<LockRecord, 'afterMinutes' | 'onHide'> | null>;
  /** Work that a lock would break off: a recording. Nothing locks by itself while it goes on. */
  readonly isBusy: () => boolean;
  readonly lock: () => void;
  readonly now: () => number;
  /** Calls back at every touch and key. @returns takes that back */
  readonly onTouch: (touched: () => void) => () => void;
  /** Calls back when the page is hidden. @returns takes that back */
  readonly onHide: (hidden: () => void) => () => void;
  /** Calls back every so often. @returns takes that back */
  readonly every: (ms: number, look: () => void) => () => void;
}

const LOOK_MS = 10_000;

/** Locks when nobody has touched the app for the time that was chosen, or as soon as it is hidden. @returns ends it */
export function startAutoLock({ record, isBusy, lock, now, onTouch, onHide, every }: AutoLockParts): () => void {
  let touched = now();
  const ends = [
    onTouch(() => {
      touched = now();
    }),
    onHide(() => {
      void record().then((how) => (how?.onHide && !isBusy() ? lock() : undefined));
    }),
    // A look at the clock, not one long timer: a phone that sleeps lets timers stand.
    every(LOOK_MS, () => {
      void record().then((how) => {
        if (!how || how.afterMinutes === 0 || isBusy()) return;
        if (now() - touched >= how.afterMinutes * MINUTE) lock();
      });
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

export const onPageTouch: AutoLockParts['onTouch'] = (touched) => {
  const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const kind of kinds) addEventListener(kind, touched, { passive: true, capture: true });
  return () => {
    for (const kind of kinds) removeEventListener(kind, touched, { capture: true });
  };
};

export const onPageHide: AutoLockParts['onHide'] = (hidden) => {
  const look = () => (document.visibilityState === 'hidden' ? hidden() : undefined);
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
};

export const everySoOften: AutoLockParts['every'] = (ms, look) => {
  const timer = setInterval(look, ms);
  return () => clearInterval(timer);
};
