import { createContext, type ReactNode, useContext, useEffect } from 'react';

/** Ways out that leave no text on the screen and no key in memory. */
export interface Leaving {
  /** Closes the desk; where a lock is set it is asked for again. */
  lockNow(): void;
  /** The same, and shows a page that tells nothing. */
  leave(): void;
}

const LeavingContext = createContext<Leaving>({ lockNow: () => {}, leave: () => {} });

export const useLeaving = (): Leaving => useContext(LeavingContext);

/** Milliseconds between two presses that are one sign. */
const TWICE_MS = 700;

/** Esc twice leaves. */
export function LeavingProvider({ leaving, children }: { readonly leaving: Leaving; readonly children: ReactNode }) {
  useEffect(() => {
    let before = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - before < TWICE_MS) leaving.leave();
      before = event.timeStamp;
    };
    // Before a dialog takes the key for itself.
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [leaving]);
  return <LeavingContext.Provider value={leaving}>{children}</LeavingContext.Provider>;
}
