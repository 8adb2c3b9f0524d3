import { AppError } from '@arbetsytan/shared/errors/app-error';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import { useCallback, useEffect, useRef, useState } from 'react';

/** How the work a person asked for is going. */
export interface Action {
  readonly busy: boolean;
  readonly error: AppError | null;
  /** Why the gate said no, when it did. */
  readonly reasons: readonly GateReason[];
  /** Runs one piece of work at a time; a second call while it runs does nothing. Never throws. */
  run(work: () => Promise<unknown>): Promise<void>;
  /** The value of a verdict, or null with `reasons` set. */
  passed<T>(verdict: Verdict<T, GateReason>): T | null;
  clear(): void;
}

/** State of one button's or one form's work, so that every failure and refusal is shown beside it and nothing typed is lost. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [reasons, setReasons] = useState<readonly GateReason[]>([]);
  const running = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    setReasons([]);
    try {
      await work();
    } catch (thrown) {
      if (mounted.current) setError(thrown instanceof AppError ? thrown : new AppError('internal'));
    } finally {
      running.current = false;
      if (mounted.current) setBusy(false);
    }
  }, []);
  const passed = useCallback(<T>(verdict: Verdict<T, GateReason>): T | null => {
    if (verdict.ok) return verdict.value;
    setReasons(verdict.reasons);
    return null;
  }, []);
  const clear = useCallback(() => {
    setError(null);
    setReasons([]);
  }, []);
  return { busy, error, reasons, run, passed, clear };
}
