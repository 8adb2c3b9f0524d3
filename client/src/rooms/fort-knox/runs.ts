import type { Id } from '@arbetsytan/shared/core/ids';
import { AppError } from '@arbetsytan/shared/errors/app-error';
import { useSyncExternalStore } from 'react';
import type { Desk } from '../../platform/desk/desk.port.ts';
import type { ReportRow } from '../../platform/desk/report-row.ts';

/** A compilation this tab is at work on, or that broke here. */
export interface Run {
  readonly id: Id;
  readonly projectId: Id;
  readonly step: string | null;
  readonly done: number;
  readonly of: number;
  readonly error: AppError | null;
}

/** What this tab compiles. It outlives the screen: one may leave Fort Knox and come back. */
export interface Runs {
  /** Starts a stored request. Nothing happens when it runs already. */
  start(row: ReportRow): void;
  cancel(id: Id): void;
  dismiss(id: Id): void;
  all(): readonly Run[];
  subscribe(on: () => void): () => void;
}

export function createRuns(desk: Pick<Desk, 'compileReport'>): Runs {
  let runs: readonly Run[] = [];
  const aborts = new Map<Id, AbortController>();
  const listeners = new Set<() => void>();
  const replace = (next: readonly Run[]) => {
    runs = next;
    for (const on of listeners) on();
  };
  const change = (id: Id, with_: Partial<Run>) =>
    replace(runs.map((run) => (run.id === id ? { ...run, ...with_ } : run)));
  const drop = (id: Id) => replace(runs.filter((run) => run.id !== id));

  async function work(row: ReportRow, abort: AbortController): Promise<void> {
    try {
      // The row holds the outcome, also a refusal and its reasons.
      await desk.compileReport(row, (step, done, of) => change(row.id, { step, done, of }), abort.signal);
      drop(row.id);
    } catch (thrown) {
      const error = thrown instanceof AppError ? thrown : new AppError('worker-failed');
      if (error.code === 'cancelled') drop(row.id);
      else change(row.id, { error });
    } finally {
      aborts.delete(row.id);
    }
  }

  return {
    start(row) {
      if (aborts.has(row.id)) return;
      const abort = new AbortController();
      aborts.set(row.id, abort);
      const run: Run = { id: row.id, projectId: row.projectId, step: null, done: 0, of: 0, error: null };
      replace([...runs.filter(({ id }) => id !== row.id), run]);
      void work(row, abort);
    },
    cancel: (id) => aborts.get(id)?.abort(),
    dismiss(id) {
      if (!aborts.has(id)) drop(id);
    },
    all: () => runs,
    subscribe(on) {
      listeners.add(on);
      return () => listeners.delete(on);
    },
  };
}

const byDesk = new WeakMap<Desk, Runs>();

/** The runs of a desk: another account has another desk, and sees nothing of these. */
export function runsOf(desk: Desk): Runs {
  const known = byDesk.get(desk);
  if (known) return known;
  const runs = createRuns(desk);
  byDesk.set(desk, runs);
  return runs;
}

export function useRuns(desk: Desk): readonly Run[] {
  const runs = runsOf(desk);
  return useSyncExternalStore(runs.subscribe, runs.all);
}
