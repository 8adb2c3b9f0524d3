import { AppError } from '@arbetsytan/shared/errors/app-error';
import { useCallback, useEffect, useState } from 'react';
import { useOnline } from '../../platform/pwa/use-online.ts';

export interface Polled<T> {
  /** The last answer; null before the first. */
  readonly value: T | null;
  /** Of the last try; null when it went well. */
  readonly error: AppError | null;
  /** Asks now. */
  readonly again: () => void;
}

/** Milliseconds between two questions while something changes, and while nothing does. */
const SOON = 2_000;
const LATER = 15_000;

/** Asks the server again and again while there is a network and the page is seen. @param isMoving of the last answer */
export function usePolled<T>(ask: (signal: AbortSignal) => Promise<T>, isMoving: (value: T) => boolean): Polled<T> {
  const online = useOnline();
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    // `count` is how "ask now" is said: another number, another round.
    if (!online || count < 0) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const round = async () => {
      let next = LATER;
      try {
        const answer = await ask(stop.signal);
        if (stop.signal.aborted) return;
        setValue(answer);
        setError(null);
        if (isMoving(answer)) next = SOON;
      } catch (thrown) {
        if (stop.signal.aborted) return;
        setError(thrown instanceof AppError ? thrown : new AppError('internal'));
      }
      timer = setTimeout(() => void round(), next);
    };
    void round();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [online, ask, isMoving, count]);
  return { value, error, again: useCallback(() => setCount((each) => each + 1), []) };
}
